import type { AssessmentAnswer } from '@sanshen/contract/assessments';
import { type Assessment, rank, standingScore } from '@sanshen/domain/assessments';
import type { OrganizationId, PersonId } from '@sanshen/domain/kernel';
import { z } from 'zod';
import type { AppContext } from '../../platform/context.ts';
import type { Database } from '../../platform/db/database.ts';
import { decodeCursor, pageFrom } from '../../platform/http/cursor.ts';
import { namesOf, organizationsFor, requireGrant, standingTo } from '../organization/public.ts';
import { effectivePolicy } from '../policy/public.ts';
import { assessGrant, openScene, sees } from './scene.ts';
import { bodyOf, lineOf } from './show.ts';
import { findAssessments, keyOf, pageOfAssessments, unitsAssessed } from './store.ts';

/** One assessment as a person sees it. Throws `request.notFound` where he does not. */
export async function readAssessment(
  { db, clock }: AppContext,
  person: PersonId,
  id: string,
): Promise<AssessmentAnswer> {
  const now = clock.now();
  const { one, assessing, appealing, ownCause } = await openScene(db, person, id, now);
  const names = await namesOf(db, [one.organization, one.assessor], now);
  const place = (await placesIn(db, one.assessor, one.period)).get(one.id) ?? null;
  const nothingOpen = one.appeals.every(({ decided }) => decided !== null);
  const over = one.appealUntil !== null && one.appealUntil <= now;
  const assesses = assessing !== null;
  return {
    ...lineOf(one, names.get(one.organization) ?? one.organization, place),
    assessorName: names.get(one.assessor) ?? one.assessor,
    ...bodyOf(one),
    mayDraft: assesses && one.status === 'draft',
    mayPublish: assesses && one.status === 'draft',
    mayAppeal: appealing !== null && one.status === 'published' && !over,
    mayDecide: assesses && !ownCause && one.status === 'published',
    mayFinalise: assesses && one.status === 'published' && over && nothingOpen,
  };
}

/**
 * How an organisation was assessed, or how it assesses others in a period, page by page; only what the caller may see, so that a page can hold fewer than
 * were asked for. Throws `access.forbidden` for who may see neither, `request.cursorInvalid`.
 */
export async function listAssessments(
  { db, clock }: AppContext,
  person: PersonId,
  organization: OrganizationId,
  wish: ListWish,
) {
  const now = clock.now();
  await requireGrant(db, person, organization, 'readAssessments', now);
  const { side, limit } = wish;
  const listed = { side, organization, period: wish.period };
  const after = decodeCursor(wish.cursor, z.tuple([z.string(), z.string(), z.uuid()]));
  const rows = await pageOfAssessments(db, listed, { limit, after });
  const reachable = side === 'own' ? [] : await organizationsFor(db, person, 'assessUnits', now);
  const ids = [...new Set(rows.flatMap((one) => [one.organization, one.assessor]))];
  const standing = await standingTo(
    db,
    person,
    [organization, ...ids, ...reachable.map(({ id }) => id)],
    now,
  );
  const names = await namesOf(db, ids, now);
  // A place is one among all that were assessed together, also where only some of them are shown.
  const places = await placesOf(db, rows.slice(0, limit));
  const page = pageFrom(rows, limit, keyOf, (one) => one);
  const assessable = reachable.filter(
    ({ id }) => assessGrant(standing, { organization: id, assessor: organization }) !== null,
  );
  const done = await unitsAssessed(db, listed);
  const formula = (await effectivePolicy(db, organization, now))?.policy.accountability.assessment;
  const plain = ({ id, name }: { readonly id: OrganizationId; readonly name: string }) => ({
    unit: id,
    name,
  });
  return {
    items: page.items
      .filter((one) => sees(standing, one))
      .map((one) => lineOf(one, names.get(one.organization) ?? one.organization, places.get(one.id) ?? null)),
    next: page.next,
    ranking: formula?.ranking ?? ('none' as const),
    left: assessable.filter(({ id }) => !done.has(id)).map(plain),
    drafted: assessable.filter(({ id }) => done.get(id)?.draft === true).map(plain),
    everyMonths: formula?.everyMonths ?? null,
    mayDraft: assessable.length > 0,
  };
}

interface ListWish {
  readonly side: 'own' | 'units';
  readonly period?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** The places of a period, where the rule book wants the order and nothing of the period is open; one reading. */
async function placesIn(
  db: Database,
  assessor: OrganizationId,
  period: string,
): Promise<ReadonlyMap<string, number | null>> {
  return placesAmong(await findAssessments(db, { assessor, period }));
}

/** As {@link placesIn}, of some assessments of whatever assessors and periods. */
async function placesOf(
  db: Database,
  shown: readonly Assessment[],
): Promise<ReadonlyMap<string, number | null>> {
  const groups = new Map(shown.map((one) => [`${one.assessor} ${one.period}`, one]));
  const found = await Promise.all(
    [...groups.values()].map(({ assessor, period }) => placesIn(db, assessor, period)),
  );
  return new Map(found.flatMap((places) => [...places]));
}

/** Places, period by period, among all that one organisation assesses: none before the last of them is final. */
export function placesAmong(all: readonly Assessment[]): ReadonlyMap<string, number | null> {
  const groups = Map.groupBy(all, ({ assessor, period }) => `${assessor} ${period}`);
  return new Map(
    [...groups.values()].flatMap((group): [string, number | null][] => {
      if (group.some(({ status }) => status !== 'final')) return [];
      const ranking = group[0]?.input.rules.formula.ranking ?? 'none';
      const ranked = rank(
        group.map((one) => ({ unit: one.id, score: standingScore(one) })),
        ranking,
      );
      return ranked.map(({ unit, place }) => [unit, place]);
    }),
  );
}
