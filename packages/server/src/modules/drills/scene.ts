import { drillProblems } from '@sanshen/contract/drills';
import { type Drill, type DrillPart, type DrillRefusal, partOf } from '@sanshen/domain/drills';
import type { Instant, PersonId } from '@sanshen/domain/kernel';
import {
  type Action,
  appointmentInForce,
  grantOf,
  onLeave,
  type PersonFacts,
  type PersonSnapshot,
} from '@sanshen/domain/organization';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { Problem, platformProblem } from '../../platform/problem.ts';
import { snapshotOf, standpoint } from '../organization/public.ts';
import { findDrill } from './store.ts';

/** A drill, who asks about it, and what he is to it. */
export interface DrillScene {
  readonly drill: Drill;
  readonly facts: PersonFacts;
  readonly by: PersonSnapshot;
  readonly part: DrillPart | null;
  /** By office, whatever his part. */
  readonly may: (action: Action) => boolean;
  /** Whether he holds one of the offices that receive the report. */
  readonly receives: boolean;
}

/**
 * Opens a drill for somebody with a part in it, or whose office lets him know of it. With `hold` its row is held until the transaction ends. Throws
 * `request.notFound` for anybody else.
 */
export async function openDrill(
  db: Database | Transaction,
  person: PersonId,
  id: string,
  { at, hold = false }: { readonly at: Instant; readonly hold?: boolean },
): Promise<DrillScene> {
  const drill = await findDrill(db, id, hold);
  if (drill === null) throw platformProblem('request.notFound');
  const to = drill.report?.to ?? null;
  const places = to === null ? [drill.organization] : [drill.organization, to.organization];
  const { facts, tree } = await standpoint(db, person, places, at);
  if (facts === null) throw platformProblem('request.notFound');
  const part = partOf(drill, person);
  const may = (action: Action) => grantOf(tree, facts.appointments, drill.organization, action, at) !== null;
  const receives =
    to !== null && !onLeave(facts, at) && appointmentInForce(facts, to.organization, to.offices, at) !== null;
  if (part === null && !may('readDrills') && !receives) throw platformProblem('request.notFound');
  return { drill, facts, by: snapshotIn(facts, drill, at), part, may, receives };
}

/** Who he is in the drill's organisation, or where else he holds an office. */
function snapshotIn(facts: PersonFacts, { organization }: Drill, at: Instant): PersonSnapshot {
  const own = snapshotOf(facts, organization, at);
  return own.office === null ? snapshotOf(facts, null, at) : own;
}

/** Throws `access.forbidden` unless somebody may. */
export function require(may: boolean): void {
  if (!may) throw platformProblem('access.forbidden');
}

/** A refusal of the rules on its way to the caller. */
export function refusal(code: DrillRefusal | 'drills.personElsewhere' | 'drills.scenarioUnknown'): Problem {
  return new Problem(drillProblems[code]);
}
