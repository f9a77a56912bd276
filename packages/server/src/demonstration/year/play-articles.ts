import { emptyContent, type ManuscriptContent } from '@sanshen/domain/content';
import {
  addHours,
  type Digest,
  type FindingId,
  type Instant,
  type ManuscriptId,
  type PersonId,
  type PublicationId,
} from '@sanshen/domain/kernel';
import type { Command } from '@sanshen/domain/review';
import { createManuscript } from '../../modules/content/public.ts';
import { execute, readState } from '../../modules/review/public.ts';
import { SettableClock } from '../../platform/clock.ts';
import type { AppContext } from '../../platform/context.ts';
import { newId } from '../../platform/new-id.ts';
import { demonstrationChannelId } from '../channels.ts';
import { demonstrationOrganizationId, demonstrationPersonId } from '../people.ts';
import type { PlannedArticle, PlannedFinding, PlannedMonth } from './plan-year.ts';
import { onDay } from './play-days.ts';

/** Articles that are on their way at once: enough that nobody waits for the disk. */
const lanes = 4;

/**
 * Takes every article of a month through the commands that people give, at the times at which they would have given them. Gives the manuscript of
 * each article by its number.
 */
export async function playArticles(
  context: AppContext,
  happenings: readonly PlannedMonth[],
): Promise<ReadonlyMap<number, ManuscriptId>> {
  const waiting = happenings.flatMap((happened) =>
    happened.articles.map((article) => ({ happened, article })),
  );
  const manuscripts = new Map<number, ManuscriptId>();
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const way = new ArticleWay(context, next.happened, next.article);
      manuscripts.set(next.article.number, await way.go());
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return manuscripts;
}

const seats = [
  ['platform', 'platformLead', 'platformLead'],
  ['publicity', 'publicityLead', 'publicityLead'],
  ['leader', 'leader', 'leaderInCharge'],
] as const;

const rules = { mark: 'marks/leagueFlag', style: 'style/sensational', text: 'person' } as const;

/** One article's way, by a clock of its own. */
class ArticleWay {
  readonly #context: AppContext;
  readonly #clock: SettableClock;
  readonly #key: string;
  readonly #month: string;
  readonly #article: PlannedArticle;
  #manuscript: ManuscriptId | null = null;

  constructor(context: AppContext, { unit, month }: PlannedMonth, article: PlannedArticle) {
    this.#clock = new SettableClock(onDay(month, article.day));
    this.#context = { ...context, clock: this.#clock };
    this.#key = unit.organization.key;
    this.#month = month;
    this.#article = article;
  }

  async go(): Promise<ManuscriptId> {
    const { emergency, lateStage, findings, copyDiffers } = this.#article;
    const manuscript = await this.#write();
    if (emergency) {
      await this.#release();
      return manuscript;
    }
    const digest = await this.#digest();
    await this.#do('operator', { kind: 'submit', digest, importance: null }, 1);
    for (const [index, [stage, seat, office]] of seats.entries()) {
      if (index === lateStage) this.#clock.set(addHours(this.#clock.now(), 10 * 24));
      const { round } = await this.#state();
      const duties = ['review', 'proofread'] as const;
      await this.#do(office, { kind: 'sign', stage, seat, duties, round, digest, opinion: '同意。' });
    }
    const publication = await this.#publish(digest);
    this.#clock.set(onDay(this.#month, 26));
    if (copyDiffers) {
      const seen = {
        kind: 'reportVerification',
        by: null,
        publication,
        verdict: 'differs',
        fetched: null,
      } as const;
      await this.#command(seen);
    }
    for (const one of findings) await this.#note(one);
    return manuscript;
  }

  async #write(): Promise<ManuscriptId> {
    const organization = demonstrationOrganizationId(this.#key);
    const person = this.#holder('operator', 1);
    const name = `year-${this.#article.number}`;
    const key = { idempotencyKey: name, person, route: 'demonstration', bodyDigest: '' };
    const content = this.#content();
    this.#manuscript = await createManuscript(this.#context, key, { person, organization, content });
    return this.#manuscript;
  }

  #content(): ManuscriptContent {
    const { number, topic, form, characters } = this.#article;
    return {
      ...emptyContent,
      title: `青年工作记事（${number}）`,
      byline: '融媒体组',
      summary: '基层团组织开展主题活动，青年踊跃参加。',
      body: {
        type: 'doc',
        content: [{ type: 'paragraph', content: [{ type: 'text', text: textOf(characters) }] }],
      },
      channels: [{ channel: demonstrationChannelId(this.#key, 'weibo') }],
      source: form === 'workDraft' ? { form, sources: [{ who: '上级团组织' }] } : { form, sources: [] },
      topic,
      declarations: {
        ...{ sourcesTrue: true, noSecrets: true, noPaidNews: true },
        ...{ copyrightCleared: true, portraitConsent: true },
      },
    };
  }

  async #release(): Promise<void> {
    const digest = await this.#digest();
    await this.#do('platformLead', { kind: 'requestEmergency', digest, reason: '突发事件，须立即发布。' });
    await this.#do('leaderInCharge', { kind: 'confirmEmergency', digest });
  }

  async #publish(digest: Digest): Promise<PublicationId> {
    const publication = newId<PublicationId>();
    const channel = demonstrationChannelId(this.#key, 'weibo');
    await this.#do('operator', { kind: 'publish', publication, channel, digest }, 1);
    const outcome = { kind: 'handedOver', why: 'byHand' } as const;
    await this.#command({ kind: 'reportPublication', by: null, publication, outcome });
    const url = `https://weibo.example/year/${this.#article.number}`;
    const done = {
      kind: 'resolvePublication',
      publication,
      happened: true,
      url,
      evidence: null,
      note: '已发布。',
    } as const;
    await this.#do('operator', done, 1);
    return publication;
  }

  async #note({ sort, end }: PlannedFinding): Promise<void> {
    const finding = newId<FindingId>();
    const severity = end === 'advice' ? 'advice' : 'error';
    const noted = {
      kind: 'noteFinding',
      finding,
      severity,
      rule: rules[sort],
      text: '发布后发现。',
      place: null,
    } as const;
    await this.#do('platformLead', noted);
    if (end === 'open') return;
    const ruling = end === 'overruled' ? 'overruled' : 'accepted';
    await this.#do('publicityLead', { kind: 'ruleFinding', finding, ruling, reason: '已核对。' });
  }

  #holder(office: string, copy?: number): PersonId {
    return demonstrationPersonId(this.#key, office, copy);
  }

  async #state() {
    const state = this.#manuscript === null ? null : await readState(this.#context.db, this.#manuscript);
    if (state === null) throw new TypeError('an article that was not written');
    return state;
  }

  async #digest(): Promise<Digest> {
    const { digest } = await this.#state();
    if (digest === null) throw new TypeError('an article without text');
    return digest;
  }

  #do(office: string, command: PersonalCommand, copy?: number): Promise<void> {
    // The command with its actor is one of Command again.
    return this.#command({ ...command, by: this.#holder(office, copy) } as Command);
  }

  /** Half an hour later: nobody answers at once. */
  async #command(command: Command): Promise<void> {
    this.#clock.set(addHours(this.#clock.now(), 0.5));
    const manuscript = this.#manuscript;
    if (manuscript === null) throw new TypeError('an article that was not written');
    const now: Instant = this.#clock.now();
    await this.#context.db.transaction().execute((trx) => execute(trx, manuscript, command, now));
  }
}

// A command without its actor, whom #do adds.
type PersonalCommand = Command extends infer One
  ? One extends { readonly by: PersonId }
    ? Omit<One, 'by'>
    : never
  : never;

const sentence = '青年志愿者走进社区开展服务活动，为居民解答疑问。';

/** A text of exactly so many characters. */
function textOf(characters: number): string {
  return sentence.repeat(Math.ceil(characters / sentence.length)).slice(0, characters);
}
