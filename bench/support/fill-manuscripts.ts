import {
  demonstrationOrganizationId,
  demonstrationOrganizations,
  demonstrationPersonId,
} from '@sanshen/server/demonstration/index';
import type pg from 'pg';
import { type CopyValue, copyIn } from './copy.ts';

/** Of 100 manuscripts, how many wait for one office: the one whose inbox is read, and all others together. */
const waitingForMe = 2;
const waitingForOthers = 6;
/** Of 10 that wait for my office, how many I may not sign, because I wrote or edited them. */
const barredOfTen = 2;

const root = demonstrationOrganizationId('kunming');
const counties = demonstrationOrganizations.filter((one) => one.kind === 'county').map((one) => one.key);
const [mine = 'wuhua', ...others] = counties;

/** Whose inbox is read. */
export const reader = { key: mine, office: 'publicityLead' } as const;

/** Manuscripts that wait for the reader's office when there are `count` in the tree. */
export function waitingOf(count: number): number {
  return (count * waitingForMe) / 100;
}

/**
 * Fills `count` manuscripts into the tables that lists read, over COPY, spread over the demonstration's counties and five years: most are
 * published, some wait. What the ledger holds of them is left out, since no list reads it. `state` is what a real one looks like.
 */
export async function fillManuscripts(client: pg.Client, count: number, state: string): Promise<void> {
  // As a real one names the procedure that its run is pinned to.
  const { pinned: pin } = JSON.parse(state) as { pinned: string };
  const first = Date.UTC(2021, 0, 1);
  const step = (5 * 365 * 86_400_000) / count;
  const numbers = Array.from({ length: count }, (_, n) => n);
  const at = (n: number) => new Date(first + n * step).toISOString();
  await copyIn(
    client,
    'manuscript',
    manuscriptColumns,
    mapped(numbers, (n) => manuscriptRow(n, at(n), state)),
  );
  await copyIn(
    client,
    'review_task',
    taskColumns,
    mapped(
      numbers.filter((n) => seatOf(n) !== null),
      (n) => taskRow(n, at(n), pin),
    ),
  );
  // As autovacuum would do some time after such a load, which must not fall into the measurement.
  await client.query('vacuum analyze manuscript');
  await client.query('vacuum analyze review_task');
  await client.query('checkpoint');
}

function* mapped<T, Row>(values: readonly T[], row: (value: T) => Row): Iterable<Row> {
  for (const value of values) yield row(value);
}

function idOf(n: number): string {
  return `019a0000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
}

/** A number below `below` that looks random and is the same in every run. */
function scatter(n: number, below: number): number {
  return (Math.imul(n + 1, 2_654_435_761) >>> 8) % below;
}

/** In whose county a manuscript waits and for which office; null for one that waits for nobody. */
function seatOf(n: number): { readonly key: string; readonly office: string } | null {
  const place = scatter(n, 100);
  if (place < waitingForMe) return reader;
  if (place >= waitingForMe + waitingForOthers) return null;
  return { key: keyOf(n), office: offices[scatter(n, 7919) % offices.length] ?? 'platformLead' };
}

const offices = ['platformLead', 'publicityLead', 'leaderInCharge'] as const;
const stages: Readonly<Record<string, readonly [stage: string, seat: string]>> = {
  platformLead: ['platform', 'platformLead'],
  publicityLead: ['publicity', 'publicityLead'],
  leaderInCharge: ['leader', 'leader'],
};

function keyOf(n: number): string {
  return others[scatter(n, 104_729) % others.length] ?? mine;
}

const manuscriptColumns = [
  'manuscript_id',
  'root_id',
  'organization_id',
  'author_id',
  'phase',
  'importance',
  'revision',
  'digest',
  'round',
  'title',
  'topic',
  'created_at',
  'changed_at',
  'state',
  'chase_at',
];

function manuscriptRow(n: number, at: string, state: string): CopyValue[] {
  const seat = seatOf(n);
  const key = seat?.key ?? (scatter(n, 14) === 0 ? mine : keyOf(n));
  const author = demonstrationPersonId(key, 'operator', 1 + (n % 2));
  const phase = seat === null ? 'published' : 'inReview';
  const chase = seat === null ? null : dueAt(n);
  const place = demonstrationOrganizationId(key);
  const title = `青年志愿者走进社区（${n}）`;
  return [idOf(n), root, place, author, phase, null, 1, digestOf(n), 1, title, 'work', at, at, state, chase];
}

const taskColumns = [
  'manuscript_id',
  'root_id',
  'owner_id',
  'pin',
  'stage',
  'seat',
  'organization_id',
  'office',
  'person_id',
  'duties',
  'recheck',
  'round',
  'digest',
  'due_at',
  'since',
  'barred',
  'employment',
  'qualifications',
];

function taskRow(n: number, at: string, pin: string): CopyValue[] {
  const seat = seatOf(n) ?? reader;
  const [stage, seatId] = stages[seat.office] ?? ['', ''];
  const me = scatter(n, 1009) % 10 < barredOfTen ? [demonstrationPersonId(seat.key, seat.office)] : [];
  const barred = [demonstrationPersonId(seat.key, 'operator', 1 + (n % 2)), ...me];
  const place = demonstrationOrganizationId(seat.key);
  return [
    idOf(n),
    root,
    place,
    pin,
    stage,
    seatId,
    place,
    seat.office,
    null,
    '{review,proofread}',
    false,
    1,
    digestOf(n),
    dueAt(n),
    at,
    `{${barred.join(',')}}`,
    '{formalCadre,longTermStaff}',
    '{proofreader}',
  ];
}

const tomorrow = Date.now() + 86_400_000;

/** Due in the weeks to come, in another order than they were written; never past, or the worker would start to chase them. */
function dueAt(n: number): string {
  return new Date(tomorrow + scatter(n, 40 * 86_400) * 1000).toISOString();
}

function digestOf(n: number): string {
  return `sha256:${n.toString(16).padStart(64, '0')}`;
}
