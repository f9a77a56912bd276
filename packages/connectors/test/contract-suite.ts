import { brandId, type Digest, type Message, type PublicationId } from '@sanshen/domain/kernel';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type Action,
  type ArticleRef,
  type Clock,
  type Connector,
  emptyRef,
  type PreparedState,
  type PublicationIntent,
  type PublishableArticle,
  type RawCallback,
  type TaskRef,
} from '../src/connector.ts';
import { intentOf, article as usualArticle } from './support.ts';

/** One channel on one platform, good or simulated, as the suite needs it. */
export interface Harness {
  readonly connector: Connector;
  readonly clock: Clock;
  /** Drafts that the platform holds. */
  drafts(): number;
  /** Irreversible requests that the platform has seen, successful or not. */
  irreversible(): number;
  /** Makes the platform answer every call with a server error. */
  breakDown(): void;
  /** Absent where nothing is ever sent: a person does the work. */
  readonly worst?: WorstMoods;
  /** The article that this platform can take; the usual one if absent. */
  readonly article?: (change?: Partial<PublishableArticle>) => PublishableArticle;
  close(): Promise<void>;
}

/** The platform's worst moods, each of which a connector must survive. */
export interface WorstMoods {
  /** Items that the platform has published or is about to. */
  published(): number;
  /** The next irreversible call is carried out and its answer lost. */
  loseAnswer(): void;
  /** The next `times` calls of every kind fail with a server error before anything is done. */
  storm(times: number): void;
  /** The token in use ends now; a new one can be had by the connector itself or has been entered by a person. */
  rotateToken(): void;
  /** The platform refuses the tokens of the next `times` irreversible calls before it does anything; another token can be had each time. */
  refuseToken(times: number): void;
  /** The next upload breaks off in the middle; absent where nothing is uploaded. */
  readonly breakUpload?: () => void;
  /** The platform's clock goes ahead by so many seconds. */
  skew(seconds: number): void;
  /** Lets the platform come to an end with what it accepted. */
  settle(): void;
  /** An event about what was published, as it is pushed; absent where nothing is pushed. */
  readonly event?: () => RawCallback | Promise<RawCallback>;
  /** Moves the connector's clock. */
  pass(seconds: number): void;
}

const actions: readonly Action[] = [
  'saveDraft',
  'publish',
  'receiveEvents',
  'fetchPublished',
  'takedown',
  'comments',
  'directMessages',
  'massSend',
];

/** What every connector has to keep, whatever its platform. */
export function contractSuite(name: string, open: () => Promise<Harness>): void {
  describe(`${name} keeps the connector contract`, () => {
    let harness: Harness;
    let state: PreparedState | null;
    const save = async (next: PreparedState) => {
      state = throughJson(next);
    };
    beforeEach(async () => {
      harness = await open();
      state = null;
    });
    afterEach(() => harness.close());

    const article = (change: Partial<PublishableArticle> = {}) => (harness.article ?? usualArticle)(change);

    async function readyIntent(text: PublishableArticle = article()): Promise<PublicationIntent> {
      const result = await harness.connector.prepare(text, { state, save });
      if (result.kind !== 'ready' && result.kind !== 'manual') throw new Error(JSON.stringify(result));
      return throughJson(intentOf(text, result.state, harness.clock));
    }

    test('says for every action whether the API or a person does it', async () => {
      const { actions: known } = await harness.connector.capabilities();
      expect(Object.keys(known).sort()).toEqual([...actions].sort());
      for (const action of actions) {
        const capability = known[action];
        if (capability.mode !== 'api') bothLanguages(capability.reason);
      }
    });

    test('still answers about capabilities when the platform is down', async () => {
      harness.breakDown();
      const { actions: known } = await harness.connector.capabilities();
      expect(Object.keys(known)).toHaveLength(actions.length);
    });

    test('validation is pure, accepts a good article and refuses one without a title, in both languages', () => {
      expect(harness.connector.validate(article()).filter((issue) => issue.severity === 'error')).toEqual([]);
      const issues = harness.connector.validate(article({ title: ' ' }));
      expect(issues.filter((issue) => issue.severity === 'error').map((issue) => issue.field)).toEqual([
        'title',
      ]);
      for (const issue of issues) bothLanguages(issue.message);
      expect(harness.connector.validate(article({ title: ' ' }))).toEqual(issues);
    });

    test('an invalid article is refused before anything reaches the platform', async () => {
      const result = await harness.connector.prepare(article({ title: '' }), { state, save });
      expect(result).toMatchObject({ kind: 'rejected', class: 'content' });
      expect(harness.drafts()).toBe(0);
    });

    test('preparing twice leaves at most one draft', async () => {
      const once = await readyIntent();
      const again = await readyIntent();
      expect(again.state.draft).toEqual(once.state.draft);
      expect(harness.drafts()).toBeLessThanOrEqual(1);
    });

    test('complaint 11: a prepared state of another digest is never submitted', async () => {
      const intent = await readyIntent();
      const other = { ...intent, articleDigest: brandId<Digest>(`sha256:${'b'.repeat(64)}`) };
      expect(await harness.connector.submit(other)).toMatchObject({ kind: 'rejected', class: 'state' });
      expect(harness.irreversible()).toBe(0);
    });

    test('submitting makes at most one irreversible call, also when the platform is down', async () => {
      const intent = await readyIntent();
      await harness.connector.submit(intent);
      const calls = harness.irreversible();
      expect(calls).toBeLessThanOrEqual(1);
      harness.breakDown();
      const outcome = await harness.connector.submit(intent);
      expect(harness.irreversible()).toBeLessThanOrEqual(calls + 1);
      expect(['rejected', 'unknown', 'pendingHuman']).toContain(outcome.kind);
    });

    test('reconciling and checking only read', async () => {
      const intent = await readyIntent();
      const calls = harness.irreversible();
      const outcome = await harness.connector.reconcile(intent);
      expect(['unknown', 'pendingHuman']).toContain(outcome.kind);
      await harness.connector.check({ ...emptyRef(harness.connector.platform), task: brandId<TaskRef>('1') });
      expect(harness.irreversible()).toBe(calls);
      expect(harness.drafts()).toBeLessThanOrEqual(1);
    });

    test('rubbish on the callback address is refused, never thrown', async () => {
      for (const body of ['', '<', '{}', '\u0000', '<xml></xml>']) {
        const parsed = await harness.connector.parseEvent({
          method: 'POST',
          query: {},
          body: Buffer.from(body),
        });
        expect(parsed.kind).toBe('refused');
        if (parsed.kind === 'refused') bothLanguages(parsed.message);
      }
    });

    test('an article that nobody knows is not reported as published', async () => {
      const ref = { ...emptyRef(harness.connector.platform), article: brandId<ArticleRef>('nothing') };
      const fetched = await harness.connector.fetchPublished(ref);
      expect(['gone', 'unavailable']).toContain(fetched.kind);
    });

    test('taking down what has no id asks for a person and calls nothing', async () => {
      const intent = { id: brandId<PublicationId>('publication-1'), recordedAt: harness.clock.now() };
      const outcome = await harness.connector.takedown(emptyRef(harness.connector.platform), intent);
      expect(outcome.kind).toBe('pendingHuman');
      expect(harness.irreversible()).toBe(0);
    });

    test('discarding is repeatable and leaves no draft', async () => {
      const { state: ready } = await readyIntent();
      expect(await harness.connector.discard(ready)).toEqual({ kind: 'cleared' });
      expect(await harness.connector.discard(ready)).toEqual({ kind: 'cleared' });
      expect(harness.drafts()).toBe(0);
    });

    describe('in the worst of moods', () => {
      /** The platform's moods, or null where there is no platform to have any. */
      const moods = () => harness.worst ?? null;

      /** Prepares again and again as the server does, and gives what can be submitted. */
      async function prepareAtLast(): Promise<PublicationIntent> {
        for (let round = 0; round < 12; round += 1) {
          const result = await harness.connector.prepare(article(), { state, save });
          if (result.kind === 'ready') return throughJson(intentOf(article(), result.state, harness.clock));
          if (result.kind !== 'retry' && result.kind !== 'rejected') throw new Error(result.kind);
          moods()?.pass(20);
        }
        throw new Error('it was never prepared');
      }

      /** What becomes of an intent when it is looked up as the server does. */
      async function settled(intent: PublicationIntent): Promise<string> {
        for (let round = 0; round < 8; round += 1) {
          moods()?.settle();
          const { kind } = await harness.connector.reconcile(intent);
          if (kind !== 'unknown') return kind;
          moods()?.pass(11 * 60);
        }
        return 'unknown';
      }

      test('complaint 10: an answer lost after acceptance is unknown, found by reading or given to a person, never sent twice', async () => {
        const worst = moods();
        if (worst === null) return;
        const intent = await readyIntent();
        worst.loseAnswer();
        expect(await harness.connector.submit(intent)).toMatchObject({ kind: 'unknown' });
        expect(harness.irreversible()).toBe(1);
        expect(['done', 'accepted', 'pendingHuman']).toContain(await settled(intent));
        expect(harness.irreversible()).toBe(1);
        expect(worst.published()).toBe(1);
      });

      test('a storm of server errors leaves at most one draft, and one publication afterwards', async () => {
        const worst = moods();
        if (worst === null) return;
        worst.storm(2);
        const intent = await prepareAtLast();
        expect(harness.drafts()).toBeLessThanOrEqual(1);
        const outcome = await harness.connector.submit(intent);
        worst.settle();
        if (outcome.kind === 'unknown')
          expect(['done', 'accepted', 'pendingHuman']).toContain(await settled(intent));
        expect(worst.published()).toBeLessThanOrEqual(1);
        expect(harness.irreversible()).toBeLessThanOrEqual(1);
      });

      test('a token that ends between preparing and submitting costs an attempt, never a second publication', async () => {
        const worst = moods();
        if (worst === null) return;
        const intent = await readyIntent();
        worst.rotateToken();
        const first = await harness.connector.submit(intent);
        if (first.kind === 'rejected') {
          expect(worst.published()).toBe(0);
          // What the server does with a refusal: prepare again, which renews the token, and a new attempt.
          await harness.connector.capabilities();
          const again = await harness.connector.submit(await prepareAtLast());
          expect(['accepted', 'done', 'unknown']).toContain(again.kind);
        } else expect(['accepted', 'done', 'unknown']).toContain(first.kind);
        worst.settle();
        expect(worst.published()).toBe(1);
      });

      test('a token refused at the submission itself is renewed and the submission sent once more', async () => {
        const worst = moods();
        if (worst === null) return;
        const intent = await readyIntent();
        worst.refuseToken(1);
        expect(['accepted', 'done', 'unknown']).toContain((await harness.connector.submit(intent)).kind);
        expect(harness.irreversible()).toBe(2);
        worst.settle();
        expect(worst.published()).toBe(1);
      });

      test('complaint 10: a token refused again ends the attempt after the second call, with nothing published', async () => {
        const worst = moods();
        if (worst === null) return;
        const intent = await readyIntent();
        worst.refuseToken(9);
        expect(await harness.connector.submit(intent)).toMatchObject({ kind: 'rejected', class: 'auth' });
        expect(harness.irreversible()).toBe(2);
        worst.settle();
        expect(worst.published()).toBe(0);
      });

      test('what was stopped while a token was renewed is not sent again', async () => {
        const worst = moods();
        if (worst === null) return;
        const intent = await readyIntent();
        worst.refuseToken(1);
        const outcome = await harness.connector.submit(intent, async () => false);
        expect(outcome).toMatchObject({ kind: 'rejected', class: 'auth' });
        expect(harness.irreversible()).toBe(1);
        worst.settle();
        expect(worst.published()).toBe(0);
      });

      test('an upload that breaks off in the middle is done again from its start', async () => {
        const worst = moods();
        if (worst?.breakUpload === undefined) return;
        worst.breakUpload();
        const intent = await prepareAtLast();
        expect(harness.drafts()).toBeLessThanOrEqual(1);
        expect(['accepted', 'done', 'unknown']).toContain((await harness.connector.submit(intent)).kind);
        worst.settle();
        expect(worst.published()).toBe(1);
      });

      test.each([-600, 600])(
        'a clock that differs by %d seconds does not hide what was published',
        async (seconds) => {
          const worst = moods();
          if (worst === null) return;
          worst.skew(seconds);
          const intent = await readyIntent();
          worst.loseAnswer();
          await harness.connector.submit(intent);
          expect(['done', 'accepted', 'pendingHuman']).toContain(await settled(intent));
          expect(worst.published()).toBe(1);
        },
      );

      test('an event that comes twice has one name, and one that was changed on the way is refused', async () => {
        const worst = moods();
        if (worst?.event === undefined) return;
        const raw = await worst.event();
        const once = await harness.connector.parseEvent(raw);
        const again = await harness.connector.parseEvent(raw);
        if (once.kind !== 'events' || again.kind !== 'events') throw new Error(`${once.kind} ${again.kind}`);
        expect(once.events.length).toBeGreaterThan(0);
        expect(again.events.map((each) => each.dedupeKey)).toEqual(once.events.map((each) => each.dedupeKey));
        const query = Object.fromEntries(
          Object.entries(raw.query).map(([name, value]) => [name, `${value}0`]),
        );
        const headers = Object.fromEntries(
          Object.entries(raw.headers ?? {}).map(([name, value]) => [name, `${value}0`]),
        );
        expect((await harness.connector.parseEvent({ ...raw, query, headers })).kind).toBe('refused');
      });
    });

    test('the manual task carries the approved texts, the files and an address pattern', () => {
      const task = harness.connector.manualTask(article());
      expect(harness.connector.rendition(article(), (digest) => digest).html).toMatch(
        /五华区2026年秋季|11月28日/,
      );
      for (const step of task.steps) bothLanguages({ code: 'step', ...step });
      expect(task.copyBlocks.find((block) => block.field === 'title')?.value).toBe(article().title);
      expect(task.copyBlocks.find((block) => block.field === 'body')?.value).toContain('11月28日上午9时');
      expect(task.files.length).toBeGreaterThanOrEqual(3);
      expect(new RegExp(`^(?:${task.expectedUrl})$`).test('https://example.com/')).toBe(false);
      expect(task.evidence).toContain('url');
    });
  });
}

function bothLanguages(message: Message): void {
  expect(message.code).not.toBe('');
  expect(message.zh).toMatch(/[\u4e00-\u9fff]/);
  expect(message.en).toMatch(/[a-z]{3}/);
}

function throughJson<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value));
}

/** A simulator's signed request as the server would hand it on. */
export function callbackRequestOf(
  signed: { readonly url: string; readonly body: string } | null,
): RawCallback {
  if (signed === null) throw new Error('no callback is configured');
  const query = Object.fromEntries(new URL(signed.url).searchParams);
  return { method: 'POST', query, body: Buffer.from(signed.body) };
}
