import type { readPractice } from '@sanshen/contract/practice';
import type { RouteOutput } from '@sanshen/contract/route';
import type { Instant, PersonId } from '@sanshen/domain/kernel';
import { addScores, type KindScore, type PracticeKind, weakestKinds } from '@sanshen/domain/practice';
import type { AppContext } from '../../platform/context.ts';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { homeOf } from './begin-practice.ts';
import { metKinds } from './learn-next.ts';
import { secondsBetween } from './read-session.ts';
import { practiceRules } from './rules.ts';
import { sharedSince } from './share.ts';
import { sessionsOf } from './store.ts';

/** A person's own practice. Throws `request.notFound` for who is registered nowhere. */
export async function readMine(
  { db, clock }: AppContext,
  person: PersonId,
): Promise<RouteOutput<typeof readPractice>> {
  const home = await homeOf(db, person);
  const now = clock.now();
  const [sessions, rules, since] = await Promise.all([
    sessionsOf(db, person),
    practiceRules(db, home.organization, now),
    sharedSince(db, [person]),
  ]);
  const met = await metKinds(db, person, sessions, now);
  const byKind = sumOf(sessions.flatMap(({ done }) => (done === null ? [] : [done.score.byKind])));
  const allowed = rules.figures === 'shared';
  return {
    open: sessions.find(({ done }) => done === null)?.id ?? null,
    next: [...weakestKinds(met)],
    byKind,
    sessions: sessions.flatMap(({ id, planted, startedAt, done }) => {
      if (done === null) return [];
      const { planted: count, found, falseAlarms } = done.score;
      // The title as it was read, errors and all: the right one would tell what to look for next time.
      const title = planted.text.slice(0, planted.text.indexOf('\n'));
      const seconds = secondsBetween(startedAt, done.at);
      return [{ session: id, title, handedInAt: done.at, seconds, planted: count, found, falseAlarms }];
    }),
    sharing: { allowed, since: allowed ? (since.get(person) ?? null) : null, keepDays: rules.keepDays },
  };
}

function sumOf(scores: readonly (readonly KindScore[])[]): KindScore[] {
  return [...addScores(scores)];
}

/** What somebody has practised, as far as it says what he should learn next. */
export interface Practised {
  readonly exercises: number;
  readonly lastAt: Instant | null;
  readonly byKind: readonly KindScore[];
  /** Missed most often first. */
  readonly weakest: readonly PracticeKind[];
}

/** A person's practice for his training plan. For himself and for who answers for it; asking is for the caller to allow. */
export async function practiceOf(db: Database | Transaction, person: PersonId): Promise<Practised> {
  const done = (await sessionsOf(db, person)).flatMap((one) => (one.done === null ? [] : [one.done]));
  const byKind = addScores(done.map(({ score }) => score.byKind));
  const met = byKind.filter(({ planted }) => planted > 0).map(({ kind }) => kind);
  return {
    exercises: done.length,
    lastAt: done[0]?.at ?? null,
    byKind,
    weakest: weakestKinds(byKind).filter((kind) => met.includes(kind)),
  };
}
