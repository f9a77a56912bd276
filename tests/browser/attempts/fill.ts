import { applyForChannel } from '@sanshen/contract/channels';
import { RefusedRequest } from '@sanshen/contract/client';
import { createManuscript, reviseManuscript } from '@sanshen/contract/content';
import { saveView } from '@sanshen/contract/content-list';
import { openThread, replyToThread, resolveThread } from '@sanshen/contract/discussion';
import { uploadFile } from '@sanshen/contract/files';
import { foundOrganization, registerPerson } from '@sanshen/contract/organization';
import { listPublications, publish, resolvePublication, takeDown } from '@sanshen/contract/publishing';
import {
  abandon,
  changeImportance,
  listFindings,
  noteFinding,
  returnManuscript,
  ruleFinding,
  sign,
  submit,
  withdraw,
} from '@sanshen/contract/review';
import type { ManuscriptContent } from '@sanshen/domain/content';
import {
  demonstrationChannelId,
  demonstrationOrganizationId,
  demonstrationPersonId,
} from '@sanshen/server/demonstration/index';
import sharp from 'sharp';
import { articleOf, bodyOf } from '../support/articles.ts';
import type { useDesks } from '../support/desk.ts';
import { bodyOfAttempts } from './bodies.ts';
import { nameAttempts } from './files.ts';

type Desks = Pick<ReturnType<typeof useDesks>, 'api'>;

/** What was put in, by where it is to be looked at. */
export interface Filled {
  /** Manuscripts that are being written, with attempts everywhere and pictures from elsewhere. */
  readonly drafts: readonly string[];
  /** One that went all the way to a publication and its takedown, with attempts in every word that people gave on the way. */
  readonly published: string;
  /** One that was returned and waits again. */
  readonly returned: string;
  readonly ended: readonly string[];
}

/** A value of the list, beginning anew behind its end. */
function wheel(texts: readonly string[]): () => string {
  let at = 0;
  return () => texts[at++ % texts.length] ?? '';
}

/** Puts attempts into everything of a county that the API lets people say. `lists` are texts, a manuscript for each. */
export async function fillCounty(
  desks: Desks,
  county: string,
  lists: readonly (readonly string[])[],
): Promise<Filled> {
  const [author, platform, publicity, leader, registrar] = await Promise.all(
    ['operator1', 'platformlead', 'publicitylead', 'leaderincharge', 'registrar'].map((office) =>
      desks.api(`${county}.${office}`),
    ),
  );
  if (!author || !platform || !publicity || !leader || !registrar) throw new Error('somebody is missing');
  const all = lists.flat();
  const next = wheel(all);
  const organization = demonstrationOrganizationId(county);
  const pixels = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#789' } })
    .png()
    .toBuffer();
  const files: string[] = [];
  for (const name of nameAttempts) {
    const kept = await author.upload(
      uploadFile,
      { query: { organization } },
      new Blob([new Uint8Array(pixels)]),
      name,
    );
    files.push(kept.digest);
  }
  const [picture = ''] = files;

  const content = (texts: readonly string[], changes: Partial<ManuscriptContent> = {}): ManuscriptContent => {
    const words = wheel(texts);
    return articleOf(county, {
      title: texts.join(' ').slice(0, 3000),
      byline: words(),
      summary: texts.slice(0, 5).join(' '),
      body: bodyOfAttempts(texts, picture),
      // A stored file's digest, as the server gave it.
      cover: { file: picture as never, alt: words(), credit: words() },
      attachments: [{ file: picture as never, name: words(), mediaType: 'image/png', kind: 'file' }],
      source: {
        form: 'repost',
        sources: [
          {
            who: words(),
            document: words(),
            link: 'https://a.example/?x=javascript:top.__ran.push(1)',
            file: picture as never,
          },
        ],
      },
      channels: [{ channel: demonstrationChannelId(county, 'weibo'), title: words(), summary: words() }],
      ...changes,
    });
  };

  const drafts: string[] = [];
  for (const texts of lists) {
    const made = await author.call(createManuscript, { body: { organization, content: content(texts) } });
    drafts.push(made.manuscript);
    await author.call(openThread, {
      params: { manuscript: made.manuscript },
      body: { revision: 1, field: 'title', anchor: null, text: texts.join('\n') },
    });
  }

  // Without pictures from elsewhere, so that it may be submitted; its title and text are attempts all the same.
  const complete = (texts: readonly string[]) => ({
    ...content(texts),
    title: texts[0] ?? '',
    body: bodyOf(...texts),
    channels: [{ channel: demonstrationChannelId(county, 'weibo') }],
  });
  const [first = [], second = []] = lists;
  const open = async (texts: readonly string[]) => {
    const made = await author.call(createManuscript, { body: { organization, content: complete(texts) } });
    const params = { manuscript: made.manuscript };
    const digest = made.digest ?? '';
    await author.call(submit, { params, body: { digest } });
    return { params, digest, manuscript: made.manuscript };
  };

  const one = await open(first);
  const thread = await platform.call(openThread, {
    params: one.params,
    body: {
      revision: 1,
      field: 'body',
      anchor: { from: 0, to: 5, quote: (first[0] ?? '').slice(0, 5) },
      text: next(),
    },
  });
  await author.call(replyToThread, {
    params: { ...one.params, thread: thread.thread },
    body: { text: next() },
  });
  await author.call(resolveThread, {
    params: { ...one.params, thread: thread.thread },
    body: { text: next() },
  });
  for (const severity of ['error', 'warning', 'advice'] as const) {
    await platform.call(noteFinding, {
      params: one.params,
      body: { severity, text: next(), place: { start: 1, end: 6 } },
    });
  }
  const { items: findings } = await platform.call(listFindings, { params: one.params, query: {} });
  for (const { finding } of findings) {
    await platform.call(ruleFinding, {
      params: { ...one.params, finding },
      body: { ruling: 'overruled', reason: next() },
    });
  }
  const seats = [
    [platform, 'platform', 'platformLead'],
    [publicity, 'publicity', 'publicityLead'],
    [leader, 'leader', 'leader'],
  ] as const;
  for (const [signer, stage, seat] of seats) {
    await signer.call(sign, {
      params: one.params,
      body: { stage, seat, duties: ['review', 'proofread'], round: 1, digest: one.digest, opinion: next() },
    });
  }
  await author.call(publish, {
    params: one.params,
    body: { channel: demonstrationChannelId(county, 'weibo'), digest: one.digest },
  });
  const publication = await until(async () => {
    const { items } = await author.call(listPublications, { params: one.params });
    return items.find(({ status }) => status === 'handedOver')?.publication;
  });
  await author.call(resolvePublication, {
    params: { publication },
    body: { happened: true, url: 'https://a.example/?javascript:top.__ran.push(1)', note: next() },
  });
  await leader.call(takeDown, { params: { publication }, body: { reason: next() } });

  const two = await open(second);
  await platform.call(changeImportance, {
    params: two.params,
    body: { direction: 'raise', level: 'important', reason: next() },
  });
  await platform.call(returnManuscript, {
    params: two.params,
    body: { to: null, round: 1, digest: two.digest, reasons: all.join('\n').slice(0, 4000) },
  });
  const revised = await author.call(
    reviseManuscript,
    { params: two.params, body: { content: complete([...second].reverse()) } },
    { ifMatch: two.digest },
  );
  await author.call(submit, { params: two.params, body: { digest: revised.digest ?? '' } });
  const noted = {
    severity: 'error',
    text: all.join(' ').slice(0, 4000),
    place: { start: 0, end: 40 },
  } as const;
  await platform.call(noteFinding, { params: two.params, body: noted });

  const three = await open(second);
  await author.call(withdraw, { params: three.params, body: { reason: next() } });
  await author.call(abandon, { params: three.params, body: { reason: next() } });

  for (const [index, text] of all.entries()) {
    const name = `${text} ${index}`.slice(0, 100);
    await author.call(saveView, { body: { name, query: `q=${encodeURIComponent(text)}` } });
  }
  const duties = (['leaderInCharge', 'platformLead'] as const).map((office) => ({
    duty: office === 'platformLead' ? ('platformLead' as const) : ('leader' as const),
    person: demonstrationPersonId(county, office),
  }));
  const operator = { duty: 'operator' as const, person: demonstrationPersonId(county, 'operator', 1) };
  for (const text of all.slice(0, 12)) {
    const name = text.trim().slice(0, 100);
    await allowed(() =>
      registrar.call(registerPerson, { params: { organization }, body: { name, employment: 'volunteer' } }),
    );
    await allowed(() =>
      registrar.call(foundOrganization, { params: { organization }, body: { kind: 'school', name } }),
    );
    await allowed(() =>
      leader.call(applyForChannel, {
        params: { organization },
        body: { platform: 'toutiao', name, purpose: text, duties: [...duties, operator] },
      }),
    );
  }
  return { drafts, published: one.manuscript, returned: two.manuscript, ended: [three.manuscript] };
}

/** Does something that the API may refuse for its words, but for nothing else. */
async function allowed(act: () => Promise<unknown>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof RefusedRequest) || error.problem.status >= 500) throw error;
  }
}

/** Asks again until there is an answer, for ten seconds. */
async function until<T>(ask: () => Promise<T | undefined>): Promise<T> {
  for (let left = 100; left > 0; left--) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error('it never came');
}
