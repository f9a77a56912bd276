import type { listManuscripts as route } from '@sanshen/contract/content-list';
import type { RouteInput, RouteOutput } from '@sanshen/contract/route';
import {
  brandId,
  type Instant,
  type ManuscriptId,
  type OrganizationId,
  type PersonId,
} from '@sanshen/domain/kernel';
import { z } from 'zod';
import type { AppContext } from '../../../platform/context.ts';
import { decodeCursor, pageFrom } from '../../../platform/http/cursor.ts';
import { platformProblem } from '../../../platform/problem.ts';
import { countManuscripts, findManuscripts, mostCounted, type Narrowing } from './find-manuscripts.ts';
import { linesOf } from './list-lines.ts';
import {
  draftPhases,
  type ReadingScope,
  scopeOfAuthor,
  scopeOfOrganization,
  scopeOfSubtree,
} from './reading-scope.ts';
import { readTextQuery } from './text-query.ts';

type Query = RouteInput<typeof route>['query'];
/** What a list asks for, without where in it. */
export type Asked = Omit<Query, 'cursor' | 'limit'>;

const cursorKey = z.tuple([z.iso.datetime(), z.uuid()]);

/** A page of the list of manuscripts that a person may see. Throws `access.forbidden`. */
export async function listManuscripts(
  context: AppContext,
  person: PersonId,
  query: Query,
): Promise<RouteOutput<typeof route>> {
  const db = context.readDb;
  const now = context.clock.now();
  const asked = await readAsked(context, person, query, now);
  if (asked === null) return { items: [], next: null, count: { value: 0, more: false } };
  const { scope, narrowing, sort } = asked;
  const cursor = decodeCursor(query.cursor, cursorKey);
  const after =
    cursor === null ? null : ([brandId<Instant>(cursor[0]), brandId<ManuscriptId>(cursor[1])] as const);
  const [found, count] = await Promise.all([
    findManuscripts(db, scope, narrowing, { sort, after, limit: query.limit + 1 }),
    after === null ? countManuscripts(db, scope, narrowing, sort) : null,
  ]);
  const page = pageFrom(
    found,
    query.limit,
    ({ key, id }) => [key, id],
    ({ id }) => id,
  );
  return {
    items: [...(await linesOf(db, page.items, { scope, text: narrowing.text, now }))],
    next: page.next,
    count: count === null ? null : { value: Math.min(count, mostCounted), more: count > mostCounted },
  };
}

/** What is asked for, held against what the person may see; null if nothing can be found by it. */
export async function readAsked(context: AppContext, person: PersonId, asked: Asked, now: Instant) {
  const scope = await scopeOf(context, person, asked, now);
  const text = asked.q === undefined || asked.q === '' ? null : readTextQuery(asked.q);
  if (text === null && asked.q !== undefined && asked.q !== '') return null;
  const narrowing: Narrowing = {
    phase: asked.phase ?? [],
    topic: asked.topic ?? [],
    form: asked.form ?? [],
    importance: asked.importance ?? [],
    channel: asked.channel ?? [],
    person: asked.person ?? null,
    changedFrom: asked.changedFrom === undefined ? null : brandId<Instant>(asked.changedFrom),
    changedTo: asked.changedTo === undefined ? null : brandId<Instant>(asked.changedTo),
    waitingFor: asked.waitingFor ?? null,
    text,
  };
  return { scope, narrowing, sort: asked.sort ?? 'changed' } as const;
}

async function scopeOf(
  context: AppContext,
  person: PersonId,
  asked: Asked,
  now: Instant,
): Promise<ReadingScope> {
  const db = context.readDb;
  if (asked.organization === undefined) return scopeOfAuthor(db, person, now);
  const organization = brandId<OrganizationId>(asked.organization);
  const find = asked.subtree === 'true' ? scopeOfSubtree : scopeOfOrganization;
  const scope = await find(db, person, organization, now);
  const onlyDrafts = asked.phase?.every((phase) => draftPhases.includes(phase)) ?? false;
  if (onlyDrafts && scope.everything.length === 0) throw platformProblem('access.forbidden');
  return scope;
}
