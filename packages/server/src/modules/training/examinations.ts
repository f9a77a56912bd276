import type { RouteOutput } from '@sanshen/contract/route';
import type { listExaminations, readExamination } from '@sanshen/contract/training-examinations';
import type { Instant, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import type { Examination, ExaminationId, ItemId, ItemKind } from '@sanshen/domain/training';
import { sql } from 'kysely';
import type { AppContext } from '../../platform/context.ts';
import type { Database } from '../../platform/db/database.ts';
import { platformProblem } from '../../platform/problem.ts';
import { grantOf, namesOf, requireGrant } from '../organization/public.ts';
import { ruleBookOf } from './ground.ts';
import { statisticsFor } from './read-bank.ts';
import { findExamination } from './store.ts';

type List = RouteOutput<typeof listExaminations>;
type Shown = RouteOutput<typeof readExamination>;

interface Counted {
  readonly id: ExaminationId;
  readonly examination: Examination;
  readonly sittings: number;
  readonly passed: number;
  readonly marking: number;
}

/** Examinations that a unit has set, the latest first, with what setting one takes. Throws `access.forbidden`. */
export async function readExaminations(
  { db, clock }: AppContext,
  person: PersonId,
  organization: OrganizationId,
): Promise<List> {
  const now = clock.now();
  await requireGrant(db, person, organization, 'leadTraining', now).catch(() =>
    requireGrant(db, person, organization, 'runTraining', now),
  );
  const [run, mark, policy, rows, names] = await Promise.all([
    grantOf(db, person, organization, 'runTraining', now),
    grantOf(db, person, organization, 'markExaminations', now),
    ruleBookOf(db, organization, now),
    counted(db, sql`examination.organization_id = ${organization}`),
    namesOf(db, [organization], now),
  ]);
  return {
    items: rows.map((row) => cardOf(row, names.get(organization) ?? organization, now)),
    offices: policy.offices.map(({ id, name }) => ({ id, name })),
    qualifications: policy.qualifications.map(({ id, name, passScore, trainingHours }) => ({
      ...{ id, name, passScore, trainingHours },
    })),
    may: { run: run !== null, mark: mark !== null },
  };
}

async function counted(db: Database, where: ReturnType<typeof sql>): Promise<readonly Counted[]> {
  const { rows } = await sql<Counted>`
    select examination.examination_id as id, examination.examination,
      count(sitting.attempt_id)::int as sittings,
      (count(*) filter (where sitting.passed))::int as passed,
      (count(*) filter (where sitting.status = 'submitted'))::int as marking
    from training_examination examination left join training_attempt sitting using (examination_id)
    where ${where} group by examination.examination_id order by examination.closes_at desc limit 200`.execute(
    db,
  );
  return rows;
}

function cardOf({ examination, sittings, passed, marking }: Counted, organizationName: string, now: Instant) {
  const { id, title, qualification, opensAt, closesAt, cancelledAt } = examination;
  const running =
    now < opensAt ? ('planned' as const) : now < closesAt ? ('open' as const) : ('over' as const);
  const state = cancelledAt === null ? running : ('cancelled' as const);
  return {
    ...{ examination: id, title, organizationName, qualification, opensAt, closesAt },
    ...{ sittings, passed, marking, state },
  };
}

/** An examination with results and what its questions tell; for who leads the training of the unit that set it. Throws `request.notFound`. */
export async function showExamination(
  { db, clock }: AppContext,
  person: PersonId,
  id: string,
): Promise<Shown> {
  const now = clock.now();
  // Checked by the route to be a UUID; an id that nobody has is found nowhere.
  const examination = await findExamination(db, id as ExaminationId);
  if (examination === null) throw platformProblem('request.notFound');
  const { organization } = examination;
  if ((await grantOf(db, person, organization, 'leadTraining', now)) === null)
    throw platformProblem('request.notFound');
  const run = await grantOf(db, person, organization, 'runTraining', now);
  const [row] = await counted(db, sql`examination.examination_id = ${examination.id}`);
  if (row === undefined) throw platformProblem('request.notFound');
  const names = await namesOf(db, [organization], now);
  const [results, items] = await Promise.all([resultsOf(db, examination.id), itemsIn(db, examination.id)]);
  const { audience, blueprint } = examination;
  return {
    card: cardOf(row, names.get(organization) ?? organization, now),
    plan: {
      title: examination.title,
      qualification: examination.qualification,
      audience: { scope: audience.scope, offices: [...audience.offices], people: [...audience.people] },
      blueprint: blueprint.map((line) => ({ ...line })),
      variants: examination.variants,
      opensAt: examination.opensAt,
      closesAt: examination.closesAt,
      minutes: examination.minutes,
      passScore: examination.passScore,
      attempts: examination.attempts,
      retakeAfterHours: examination.retakeAfterHours,
      tolerance: examination.tolerance,
    },
    results: [...results],
    items,
    mayCancel: run !== null && examination.cancelledAt === null && row.sittings === 0,
  };
}

async function resultsOf(db: Database, id: ExaminationId): Promise<readonly Shown['results'][number][]> {
  const { rows } = await sql<Shown['results'][number]>`
    select sitting.attempt_id as attempt, person.name, sitting.number, sitting.status, sitting.score, sitting.passed,
      (select count(*)::int from training_answer answer
        where answer.attempt_id = sitting.attempt_id and answer.received_at > sitting.ends_at) as late
    from training_attempt sitting join person using (person_id)
    where sitting.examination_id = ${id} order by person.name, sitting.number limit 2000`.execute(db);
  return rows;
}

async function itemsIn(db: Database, id: ExaminationId): Promise<Shown['items']> {
  const { rows } = await sql<{ item: ItemId; version: number; kind: ItemKind }>`
    select item_id as item, max(version) as version, min(kind) as kind from training_response
    where examination_id = ${id} group by item_id limit 500`.execute(db);
  const statistics = await statisticsFor(
    db,
    rows.map(({ item }) => item),
  );
  return rows.map((row) => ({
    ...row,
    ...(statistics.get(row.item) ?? { answered: 0, facility: null, discrimination: null }),
  }));
}
