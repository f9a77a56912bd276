import { type CaseEvent, termsOf } from '@sanshen/domain/cases';
import { addHours, type Instant, type Json, type ManuscriptId } from '@sanshen/domain/kernel';
import { emptyHead, type Head } from '@sanshen/domain/ledger';
import type { AccountabilityRules } from '@sanshen/domain/policy';
import type { QuestionEvent } from '@sanshen/domain/questions';
import { type Month, monthEnd, monthStart } from '@sanshen/domain/supervision';
import { appendEntries, loadHead } from '../../modules/ledger/public.ts';
import { organizationStream } from '../../modules/organization/public.ts';
import type { Database } from '../../platform/db/database.ts';
import { demonstrationOrganizationId } from '../people.ts';
import type { PlannedMonth, YearPlan } from './plan-year.ts';
import { onDay } from './play-days.ts';

/** An entry for the ledger that is written without the command that would have led to it. */
interface Draft {
  readonly stream: string;
  readonly at: Instant;
  readonly kind: string;
  readonly body: object;
}

const actor = { person: 'system', name: '模拟年度' } as const;
const city = demonstrationOrganizationId('kunming');
const publicity = demonstrationOrganizationId('publicity');

/** Writes what else happened in a month straight into the ledger, in the form in which the modules write it: see docs/supervision. Gives how many entries. */
export async function playDuties(
  db: Database,
  plan: YearPlan,
  happenings: readonly PlannedMonth[],
  rules: AccountabilityRules,
  manuscripts: ReadonlyMap<number, ManuscriptId>,
): Promise<number> {
  const all = [
    ...handedDown(happenings),
    ...happenings.flatMap((one) => [
      ...certificates(plan, one),
      ...channelDrafts(one),
      ...rights(one),
      ...patrols(one),
      ...questions(one),
      ...drills(one),
      ...training(one),
      ...guidance(one),
      ...cases(one, rules),
    ]),
    ...spotCheck(happenings, manuscripts),
  ];
  // A task is followed through the streams of many units, so what came after its deadline may not be read before what came in time.
  const month = happenings[0]?.month;
  const isLate = ({ at }: Draft) => month !== undefined && at >= deadlineOf(month);
  const heads = new Map<string, Head>();
  for (const part of [all.filter((draft) => !isLate(draft)), all.filter(isLate)])
    await write(db, part, heads);
  return all.length;
}

/** Writes drafts stream by stream; `heads` are those of the streams that were written before. */
async function write(db: Database, all: readonly Draft[], heads: Map<string, Head>): Promise<void> {
  const streams = Map.groupBy(all, ({ stream }) => stream);
  for (const part of chunks([...streams], 100)) {
    await db.transaction().execute(async (trx) => {
      for (const [stream, drafts] of part) {
        const isNew = stream.startsWith('question:') || stream.startsWith('case:');
        const head = heads.get(stream) ?? (isNew ? emptyHead : await loadHead(trx, stream));
        const ordered = drafts.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
        // Bodies are made of JSON members only.
        const entries = ordered.map(({ at, kind, body }) => ({ at, actor, kind, body: body as Json }));
        heads.set(stream, await appendEntries(trx, stream, head, entries));
      }
    });
  }
}

function* chunks<T>(all: readonly T[], size: number): Iterable<readonly T[]> {
  for (let from = 0; from < all.length; from += size) yield all.slice(from, from + size);
}

function idOf({ unit }: PlannedMonth) {
  return demonstrationOrganizationId(unit.organization.key);
}

/** The name of one thing of a unit's month. */
export function subjectOf(happened: PlannedMonth, what: string, number: number): string {
  return `${what}-${happened.unit.organization.key}-${happened.month}-${number}`;
}

function deadlineOf(month: Month): Instant {
  return onDay(month, 20);
}

/** The name of the task of a month. */
export function campaignOf(month: Month): string {
  return `campaign-${month}`;
}

function inOwn(happened: PlannedMonth, day: number, kind: string, body: object): Draft {
  return { stream: organizationStream(idOf(happened)), at: onDay(happened.month, day), kind, body };
}

/** Everybody but the untrained passed in the first month; some certificates run out with a month. */
function certificates(plan: YearPlan, happened: PlannedMonth): readonly Draft[] {
  if (happened.month !== plan.months[0]) return [];
  const far = monthEnd(`${happened.month.slice(0, 4)}-12`);
  return happened.unit.people
    .filter((person) => !plan.untrained.has(person))
    .map((person) => {
      const lapse = plan.lapses.get(person);
      const validTo = lapse === undefined ? addHours(far, 24) : monthEnd(lapse);
      const certificate = { id: `certificate-${person}`, organization: idOf(happened), person, validTo };
      return inOwn(happened, 5, 'training.certificateIssued', { kind: 'certificateIssued', certificate });
    });
}

function channelDrafts(happened: PlannedMonth): readonly Draft[] {
  const { unit, month, dormant, unattested } = happened;
  return unit.channels.flatMap((channel, place) => {
    const told = (day: number, kind: string, more: object = {}): Draft => ({
      stream: `channel:${channel}`,
      at: onDay(month, day),
      kind: `channels.${kind}`,
      body: { kind, channel, ...more },
    });
    const attested = unattested.includes(place) ? [25] : [5, 18];
    const slept = dormant.includes(place);
    return [
      ...attested.map((day) => told(day, 'attested')),
      ...(slept
        ? [told(7, 'wentDormant', { lastAt: monthStart(month), days: 90 }), told(20, 'resumed')]
        : []),
    ];
  });
}

function rights(happened: PlannedMonth): readonly Draft[] {
  const found = (person: string, obstacle: string | null) => ({
    ...{ kind: 'rightFound', root: city, organization: idOf(happened), person, obstacle, uncovered: [] },
  });
  return happened.unqualified.flatMap((person) => [
    inOwn(happened, 6, 'channels.rightFound', found(person, 'qualification')),
    inOwn(happened, 21, 'channels.rightFound', found(person, null)),
  ]);
}

function patrols(happened: PlannedMonth): readonly Draft[] {
  return happened.patrols.flatMap(({ missed }, n): Draft[] => {
    const dueAt = addHours(onDay(happened.month, 8 + n), 3);
    const patrol = subjectOf(happened, 'patrol', n);
    const turn = { patrol, organization: idOf(happened), dueAt };
    const day = 8 + n;
    if (missed) return [inOwn(happened, day + 1, 'patrol.missed', { kind: 'missed', ...turn })];
    return [
      inOwn(happened, day, 'patrol.begun', { kind: 'begun', ...turn }),
      { ...inOwn(happened, day, 'patrol.finished', { kind: 'finished', patrol }), at: addHours(dueAt, 1) },
    ];
  });
}

function questions(happened: PlannedMonth): readonly Draft[] {
  return happened.questions.flatMap((end, n) => {
    const question = subjectOf(happened, 'question', n);
    const step = (day: number, kind: QuestionEvent['kind'], more: object = {}): Draft => ({
      stream: `question:${question}`,
      at: onDay(happened.month, day),
      kind: `questions.${kind}`,
      body: { kind, question, ...more },
    });
    const dueAt = onDay(happened.month, 15);
    const received = step(6, 'received', { root: city, organization: idOf(happened), dueAt });
    if (end === 'never') return [received];
    if (end === 'withdrawn') return [received, step(9, 'closed', { reason: 'withdrawn' })];
    return [received, step(end === 'inTime' ? 11 : 19, 'answered')];
  });
}

function drills(happened: PlannedMonth): readonly Draft[] {
  return happened.drills.flatMap(({ reportLate }, n) => {
    const drill = subjectOf(happened, 'drill', n);
    const at = onDay(happened.month, 10);
    const report = { dueAt: onDay(happened.month, 17), to: publicity };
    return [
      inOwn(happened, 7, 'drills.planned', {
        drill,
        kind: 'planned',
        head: { organization: idOf(happened) },
      }),
      inOwn(happened, 10, 'drills.ended', { drill, kind: 'ended', report, word: { at } }),
      inOwn(happened, reportLate ? 22 : 14, 'drills.reportSubmitted', { drill, kind: 'reportSubmitted' }),
    ];
  });
}

function training(happened: PlannedMonth): readonly Draft[] {
  return happened.learnt.map(({ person, minutes }) =>
    inOwn(happened, 12, 'training.hoursCredited', {
      ...{ kind: 'hoursCredited', organization: idOf(happened), person, hours: minutes / 60 },
    }),
  );
}

/** One task a month, from the publicity department to every unit. */
function handedDown(happenings: readonly PlannedMonth[]): readonly Draft[] {
  const [first] = happenings;
  if (first === undefined) return [];
  const { month } = first;
  const campaign = { id: campaignOf(month), organization: publicity, deadline: deadlineOf(month) };
  const body = { event: { kind: 'handedDown', campaign, units: happenings.map(idOf) } };
  return [{ stream: organizationStream(publicity), at: onDay(month, 6), kind: 'campaigns.handedDown', body }];
}

function guidance(happened: PlannedMonth): readonly Draft[] {
  const day = { inTime: 15, late: 24, declined: 12, never: null }[happened.guidance];
  if (day === null) return [];
  const kind = happened.guidance === 'declined' ? 'declined' : 'completed';
  const body = { event: { kind, campaign: campaignOf(happened.month), unit: idOf(happened) } };
  return [inOwn(happened, day, `campaigns.${kind}`, body)];
}

function cases(happened: PlannedMonth, rules: AccountabilityRules): readonly Draft[] {
  return happened.cases.flatMap((end, n) => {
    const id = subjectOf(happened, 'case', n);
    const step = (day: number, kind: CaseEvent['kind'], more: object = {}): Draft => ({
      stream: `case:${id}`,
      at: onDay(happened.month, day),
      kind: `cases.${kind}`,
      body: { kind, ...more },
    });
    const terms = termsOf(rules, '§8');
    const about = { root: city, organization: idOf(happened), handler: city, gravity: 'ordinary', terms };
    const begun = [
      step(5, 'opened', { case: id, ...about }),
      step(6, 'verified', { gravity: 'ordinary', measures: [] }),
    ];
    if (end === 'dismissed') return [...begun, step(7, 'dismissed')];
    const notified = [...begun, step(7, 'notified')];
    // An ordinary case is answered within 7 days and put right within 15 from then.
    if (end === 'noAnswer') return notified;
    return [...notified, step(10, 'answered'), step(end === 'inTime' ? 18 : 27, 'rectified')];
  });
}

/** One spot check a month over all units: two inspectors see some faults alike, and others only one of them does. */
function spotCheck(
  happenings: readonly PlannedMonth[],
  manuscripts: ReadonlyMap<number, ManuscriptId>,
): readonly Draft[] {
  const drawn = happenings.flatMap((happened) =>
    happened.articles.flatMap(({ number, inspected }) => {
      const manuscript = manuscripts.get(number);
      if (inspected === null || manuscript === undefined) return [];
      return [{ manuscript, organization: idOf(happened), inspected }];
    }),
  );
  const [first] = happenings;
  if (first === undefined || drawn.length === 0) return [];
  const id = `spotCheck-${first.month}`;
  const items = drawn.map(({ manuscript, organization }) => ({ manuscript, organization }));
  const lines = [
    { id: 'marks', clause: '§3' },
    { id: 'style', clause: '§4' },
    { id: 'sources', clause: '§8' },
  ];
  const answers = [0, 1].map((inspector) =>
    drawn.map(({ inspected: { line, both } }, item) => ({
      ...{ item, line, fault: both || inspector === 0, note: '' },
    })),
  );
  const told = (day: number, kind: string, more: object): Draft => ({
    stream: organizationStream(publicity),
    at: onDay(first.month, day),
    kind: `spotChecks.${kind}`,
    body: { kind, id, ...more },
  });
  return [told(27, 'drawn', { items, lines }), told(28, 'compared', { answers })];
}
