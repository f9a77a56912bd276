import { type Client, createClient } from '@sanshen/contract/client';
import {
  correctManuscript,
  createManuscript,
  readManuscript,
  reviseManuscript,
} from '@sanshen/contract/content';
import { uploadFile } from '@sanshen/contract/files';
import { changeImportance, readReview, sign, submit } from '@sanshen/contract/review';
import { logIn } from '@sanshen/contract/session';
import { contentDigest, importText, readContent } from '@sanshen/document';
import { nodeHash } from '@sanshen/document/node-hash';
import { emptyContent, type ManuscriptContent } from '@sanshen/domain/content';
import { brandId, type ChannelId, type Digest } from '@sanshen/domain/kernel';
import { demonstrationLoginName, demonstrationPassword } from '@sanshen/server/demonstration/index';

/** The people of the demonstration at their desks: each with a session of his own over HTTP. */
export class Desk {
  readonly #url: string;
  readonly #clients = new Map<string, Client>();

  constructor(url: string) {
    this.#url = url;
  }

  /** The client of who holds an office; logs in on first use. */
  async as(key: string, office: string, copy?: number): Promise<Client> {
    const name = demonstrationLoginName(key, office, copy);
    const known = this.#clients.get(name);
    if (known !== undefined) return known;
    const client = createClient(this.#url);
    await client.call(logIn, { body: { name, password: demonstrationPassword } });
    this.#clients.set(name, client);
    return client;
  }
}

/** Opens a manuscript in an organisation; gives its id and digest. */
export async function open(client: Client, organization: string, content: ManuscriptContent) {
  const made = await client.call(createManuscript, { body: { organization, content } });
  return { manuscript: made.manuscript, digest: digestOf(made) };
}

/** The manuscript's text and digest as a person sees them now. */
export async function look(client: Client, manuscript: string) {
  const seen = await client.call(readManuscript, { params: { manuscript } });
  if (seen.content === null) throw new Error('this person should see the text');
  return { content: seen.content, digest: digestOf(seen), phase: seen.phase };
}

function digestOf(seen: { readonly digest: string | null }): string {
  if (seen.digest === null) throw new Error('a manuscript without a text');
  return seen.digest;
}

/** Saves a changed text on top of what the person saw. */
export async function save(client: Client, manuscript: string, change: Partial<ManuscriptContent>) {
  const { content, digest } = await look(client, manuscript);
  const body = { content: { ...content, ...change } };
  return client.call(reviseManuscript, { params: { manuscript }, body }, { ifMatch: digest });
}

/** Submits the text as it stands. */
export async function submitNow(client: Client, manuscript: string) {
  const { digest } = await look(client, manuscript);
  return client.call(submit, { params: { manuscript }, body: { digest } });
}

/** Signs everything that a person may sign on a manuscript now; throws if there is nothing. */
export async function signMine(client: Client, manuscript: string, opinion: string) {
  const review = await client.call(readReview, { params: { manuscript } });
  const seat = review.stages.flatMap(({ stage, seats }) => seats.map((one) => ({ stage, ...one })));
  const mine = seat.find((one) => one.mine.length > 0);
  if (mine === undefined)
    throw new Error(`nothing here for this person to sign: ${JSON.stringify(review.stages)}`);
  return signSeat(client, manuscript, mine, opinion);
}

/** Tries to sign a seat, entitled or not, on the text and round as they stand or as given. */
export async function signSeat(
  client: Client,
  manuscript: string,
  place: {
    readonly stage: string;
    readonly seat: string;
    readonly duties?: readonly ('review' | 'proofread')[];
  },
  opinion = '',
  seen: { readonly digest?: string; readonly round?: number } = {},
) {
  const review = await client.call(readReview, { params: { manuscript } });
  const stage = review.stages.find((one) => one.stage === place.stage);
  const seat = stage?.seats.find((one) => one.seat === place.seat);
  const digest = seen.digest ?? digestOf(review);
  const duties = place.duties ?? seat?.duties ?? ['review', 'proofread'];
  return client.call(sign, {
    params: { manuscript },
    body: {
      stage: place.stage,
      seat: place.seat,
      duties: [...duties],
      round: seen.round ?? review.round,
      digest,
      opinion,
    },
  });
}

/** A signer's correction from his seat: one wording replaced by another in the body. */
export async function replaceWording(
  client: Client,
  manuscript: string,
  place: { readonly stage: string; readonly seat: string },
  wording: { readonly from: string; readonly to: string; readonly reason: string },
) {
  const { content, digest } = await look(client, manuscript);
  const { round } = await client.call(readReview, { params: { manuscript } });
  const text = JSON.stringify(content.body);
  if (!text.includes(wording.from)) throw new Error(`the text has no "${wording.from}"`);
  const body = JSON.parse(text.replace(wording.from, wording.to));
  return client.call(
    correctManuscript,
    {
      params: { manuscript },
      body: { ...place, round, reason: wording.reason, content: { ...content, body } },
    },
    { ifMatch: digest },
  );
}

/** Raises the importance of a manuscript. */
export async function raise(client: Client, manuscript: string, level: string, reason: string) {
  return client.call(changeImportance, {
    params: { manuscript },
    body: { direction: 'raise', level, reason },
  });
}

/** Uploads a picture for an organisation; gives its digest. */
export async function uploadPicture(client: Client, organization: string, bytes: Uint8Array, name: string) {
  const copy = new Uint8Array(bytes);
  const stored = await client.upload(uploadFile, { query: { organization } }, new Blob([copy]), name);
  return brandId<Digest>(stored.digest);
}

/** A cover for a manuscript: WeChat takes no article without one. */
export async function coverFrom(client: Client, organization: string, bytes: Uint8Array) {
  const file = await uploadPicture(client, organization, bytes, 'cover.png');
  return { file, alt: '三审三校示意图', credit: '编辑部制图' };
}

/** A complete content from plain text: the first line is its title. */
export function contentFrom(
  text: string,
  about: {
    readonly channel: ChannelId;
    readonly channelTitle?: string;
    readonly byline: string;
    readonly topic: string;
  },
): ManuscriptContent {
  const imported = importText(text);
  if (!imported.ok) throw new Error(imported.refusal.en);
  const { channel, channelTitle, byline, topic } = about;
  return {
    ...emptyContent,
    title: imported.value.title ?? '',
    body: imported.value.body,
    byline,
    topic,
    channels: [{ channel, ...(channelTitle === undefined ? {} : { title: channelTitle }) }],
    declarations: {
      sourcesTrue: true,
      noSecrets: true,
      noPaidNews: true,
      copyrightCleared: true,
      portraitConsent: true,
    },
  };
}

/** The digest that a content will have on the server, computed here from the same rules. */
export function digestHere(content: ManuscriptContent): string {
  const read = readContent(content);
  if (!read.ok) throw new Error(read.refusal.en);
  return contentDigest(read.value, 'sha256', nodeHash);
}
