import { emptyContent, type ManuscriptContent } from '@sanshen/domain/content';
import {
  addHours,
  type Digest,
  type FindingId,
  type Instant,
  type ManuscriptId,
  type OrganizationId,
  type PersonId,
  type PublicationId,
} from '@sanshen/domain/kernel';
import type { Command } from '@sanshen/domain/review';
import { createManuscript } from '../modules/content/public.ts';
import { allowPlatformOrigin } from '../modules/publishing/public.ts';
import { execute, readState } from '../modules/review/public.ts';
import { SettableClock } from '../platform/clock.ts';
import type { AppContext } from '../platform/context.ts';
import { newId } from '../platform/new-id.ts';
import { type DemonstrationArticle, demonstrationArticles, demonstrationRemarks } from './articles.ts';
import { demonstrationChannelId } from './channels.ts';
import { keepCover } from './covers.ts';
import { fillDevices } from './fill-devices.ts';
import { demonstrationOrganizations } from './organizations.ts';
import { demonstrationOrganizationId, demonstrationPersonId } from './people.ts';
import { type Story, stories } from './stories.ts';

/** Manuscripts that are begun at once: enough that nobody waits for the disk. */
const lanes = 4;

/**
 * Gives the demonstration its past: some registered devices, and manuscripts in every state, each brought there by the commands that people give, at the times at which
 * they would have given them. Only in a database without manuscripts; gives how many it made. `platformUrl` is where the simulators answer.
 */
export async function fillManuscripts(context: AppContext, platformUrl?: string): Promise<number> {
  const any = await context.db.selectFrom('manuscript').select('manuscript_id').limit(1).executeTakeFirst();
  if (any !== undefined) return 0;
  await fillDevices(context);
  const now = context.clock.now();
  const waiting = stories.map((story, number) => ({ story, number }));
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      await new Telling(context, next.story, next.number, now, platformUrl).tell();
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return stories.length;
}

const county = [
  ['platform', 'platformLead', 'platformLead'],
  ['publicity', 'publicityLead', 'publicityLead'],
  ['leader', 'leader', 'leaderInCharge'],
] as const;

/** One manuscript's way. Its clock is its own and goes ahead with each command. */
class Telling {
  readonly #context: AppContext;
  readonly #clock: SettableClock;
  readonly #story: Story;
  readonly #number: number;
  readonly #now: Instant;
  #manuscript: ManuscriptId | null = null;

  constructor(context: AppContext, story: Story, number: number, now: Instant, platformUrl?: string) {
    this.#clock = new SettableClock(addHours(now, -story.hoursAgo));
    this.#context = { ...context, clock: this.#clock };
    if (platformUrl !== undefined) allowPlatformOrigin(this.#context, platformUrl);
    this.#story = story;
    this.#number = number;
    this.#now = now;
  }

  async tell(): Promise<void> {
    const { ending, finding } = this.#story;
    await this.#write();
    if (ending === 'drafting') return;
    await this.#do(this.#author, { kind: 'submit', digest: await this.#digest(), importance: null });
    if (finding !== undefined) await this.#note(finding);
    if (ending === 'abandoned') {
      return this.#do(this.#author, { kind: 'abandon', reason: demonstrationRemarks.withdrawn });
    }
    if (ending === 'returned') return this.#return();
    for (const [stage, seat, office] of county) {
      if (ending === stage) return;
      await this.#sign(stage, seat, office);
    }
    if (ending === 'released' || ending === 'scheduled') return;
    await this.#publish();
  }

  get #organization(): OrganizationId {
    return demonstrationOrganizationId(this.#story.organization);
  }

  get #author(): PersonId {
    return demonstrationPersonId(this.#story.organization, 'operator', 1 + (this.#number % 2));
  }

  #holder(office: string): PersonId {
    return demonstrationPersonId(this.#story.organization, office);
  }

  async #write(): Promise<void> {
    const article = demonstrationArticles[this.#story.article];
    if (article === undefined) throw new RangeError(`no article ${this.#story.article}`);
    const about = { person: this.#author, organization: this.#organization };
    const file = await keepCover(this.#context, this.#story.article, about);
    const content = this.#contentOf(article, file);
    const key = {
      idempotencyKey: `demonstration-${this.#number}`,
      person: this.#author,
      route: 'demonstration',
      bodyDigest: '',
    };
    this.#manuscript = await createManuscript(this.#context, key, { ...about, content });
  }

  #contentOf(article: DemonstrationArticle, cover: Digest): ManuscriptContent {
    const { organization, ending } = this.#story;
    const short = demonstrationOrganizations.find((one) => one.key === organization)?.short ?? '';
    const say = (text: string) => text.replaceAll('{unit}', short);
    const platform = ending === 'onWechat' ? 'wechat' : 'weibo';
    return {
      ...emptyContent,
      title: say(article.title),
      byline: `${short}融媒体组`,
      summary: say(article.summary),
      body: { type: 'doc', content: article.paragraphs.map((text) => paragraph(say(text))) },
      cover: { file: cover, alt: '远山、太阳和一条河', credit: '演示图片' },
      channels: [{ channel: demonstrationChannelId(organization, platform) }],
      schedule: ending === 'scheduled' ? addHours(this.#now, 20 + this.#number) : null,
      source: { form: 'original', sources: [] },
      topic: article.topic,
      declarations: {
        sourcesTrue: true,
        noSecrets: true,
        noPaidNews: true,
        copyrightCleared: true,
        portraitConsent: true,
      },
    };
  }

  async #note(remark: NonNullable<Story['finding']>): Promise<void> {
    await this.#do(this.#holder('platformLead'), {
      kind: 'noteFinding',
      finding: newId<FindingId>(),
      severity: remark === 'wording' ? 'advice' : 'warning',
      rule: 'person',
      text: demonstrationRemarks[remark],
      place: null,
    });
  }

  async #return(): Promise<void> {
    const round = 1;
    const digest = await this.#digest();
    await this.#do(this.#holder('platformLead'), {
      kind: 'return',
      to: null,
      round,
      digest,
      reasons: demonstrationRemarks.returned,
    });
  }

  /** Rules the findings that stand, as the stage asks, and signs. */
  async #sign(stage: string, seat: string, office: string): Promise<void> {
    const state = await this.#state();
    const by = this.#holder(office);
    for (const finding of state.findings.filter((one) => !one.ruled)) {
      await this.#do(by, { kind: 'ruleFinding', finding: finding.id, ruling: 'accepted', reason: '' });
    }
    const opinion =
      stage === 'publicity' ? demonstrationRemarks.agreedWithAdvice : demonstrationRemarks.agreed;
    const { round } = state;
    const digest = await this.#digest();
    await this.#do(by, {
      kind: 'sign',
      stage,
      seat,
      duties: ['review', 'proofread'],
      round,
      digest,
      opinion,
    });
  }

  /** WeChat's own simulator takes what goes there once the server runs; elsewhere a person publishes by hand. */
  async #publish(): Promise<void> {
    const { organization, ending } = this.#story;
    const platform = ending === 'onWechat' ? 'wechat' : 'weibo';
    const publication = newId<PublicationId>();
    const channel = demonstrationChannelId(organization, platform);
    if (ending === 'onWechat') this.#clock.set(this.#now);
    await this.#do(this.#author, { kind: 'publish', publication, channel, digest: await this.#digest() });
    if (ending === 'onWechat') return;
    const outcome = { kind: 'handedOver', why: 'byHand' } as const;
    await this.#command({ kind: 'reportPublication', by: null, publication, outcome });
    if (ending === 'handedOver') return;
    const url = `https://weibo.example/demonstration/${this.#number}`;
    await this.#do(this.#author, {
      kind: 'resolvePublication',
      publication,
      happened: true,
      url,
      evidence: null,
      note: demonstrationRemarks.published,
    });
    if (ending !== 'takenDown') return;
    await this.#do(this.#author, { kind: 'takeDown', publication, reason: demonstrationRemarks.takedown });
    const evidence = await keepCover(this.#context, this.#number, {
      person: this.#author,
      organization: this.#organization,
    });
    await this.#do(this.#author, {
      kind: 'confirmTakedown',
      publication,
      done: true,
      evidence,
      note: demonstrationRemarks.gone,
    });
  }

  async #state() {
    const state = this.#manuscript === null ? null : await readState(this.#context.db, this.#manuscript);
    if (state === null) throw new TypeError('a manuscript that was not written');
    return state;
  }

  async #digest(): Promise<Digest> {
    const { digest } = await this.#state();
    if (digest === null) throw new TypeError('a manuscript without text');
    return digest;
  }

  #do(by: PersonId, command: PersonalCommand): Promise<void> {
    return this.#command({ ...command, by } as Command);
  }

  /** Some minutes later: nobody answers at once. Never after the present. */
  async #command(command: Command): Promise<void> {
    const later = addHours(this.#clock.now(), Math.min(1.5, this.#story.hoursAgo / 8));
    if (later > this.#now) this.#clock.set(this.#now);
    else this.#clock.set(later);
    const manuscript = this.#manuscript;
    if (manuscript === null) throw new TypeError('a manuscript that was not written');
    await this.#context.db
      .transaction()
      .execute((trx) => execute(trx, manuscript, command, this.#clock.now()));
  }
}

// A command without its actor, whom #do adds.
type PersonalCommand = Command extends infer One
  ? One extends { readonly by: PersonId }
    ? Omit<One, 'by'>
    : never
  : never;

function paragraph(text: string) {
  return { type: 'paragraph', content: [{ type: 'text', text }] };
}
