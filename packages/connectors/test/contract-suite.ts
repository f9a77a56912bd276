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
  type TaskRef,
} from '../src/connector.ts';
import { article, intentOf } from './support.ts';

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
  close(): Promise<void>;
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

    test('the manual task carries the approved texts, the files and an address pattern', () => {
      const task = harness.connector.manualTask(article());
      for (const step of task.steps) bothLanguages({ code: 'step', ...step });
      expect(task.copyBlocks.find((block) => block.field === 'title')?.value).toBe(article().title);
      expect(task.copyBlocks.find((block) => block.field === 'body')?.value).toContain('11月28日上午9时');
      expect(task.files).toHaveLength(3);
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
