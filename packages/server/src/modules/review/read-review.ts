import type { reviewSchema } from '@sanshen/contract/review';
import type { ManuscriptId, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import type { Seat, Stage } from '@sanshen/domain/policy';
import {
  blocks,
  eligiblePeople,
  emptyReason,
  type Facts,
  mayTakeSeat,
  openSeats,
  planOf,
  publishingPowers,
  type ReviewState,
  reviewOpen,
  seatsOf,
  stageComplete,
} from '@sanshen/domain/review';
import type { z } from 'zod';
import type { AppContext } from '../../platform/context.ts';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { platformProblem } from '../../platform/problem.ts';
import { loadFacts } from './load-facts.ts';
import { restoreState } from './manuscript-store.ts';
import { requireManuscriptView } from './manuscript-view.ts';

type Shown = z.input<typeof reviewSchema>;

/** Where a manuscript stands in its procedure, as a person sees it; limited like the manuscript itself. */
export async function readReviewOf(
  context: AppContext,
  person: PersonId,
  manuscript: ManuscriptId,
): Promise<Shown> {
  const row = await requireManuscriptView(context, context.db, person, manuscript, 'state');
  const state = await restoreState(context.db, row.state);
  const facts = await factsAbout(context, context.db, state, row.organization_id, person);
  if (state.phase === 'unborn') throw platformProblem('server.failed');
  const { pinned } = state;
  const me = facts.people.find((one) => one.id === person);
  return {
    manuscript,
    phase: state.phase,
    round: state.round,
    digest: state.digest,
    importance: state.importance,
    procedure:
      pinned === null
        ? null
        : {
            id: pinned.procedure.id,
            name: pinned.procedure.name,
            clause: pinned.procedure.clause,
            policy: pinned.reference.policy,
            version: pinned.reference.version,
            policyDigest: pinned.reference.digest,
            importance: pinned.procedure.importance.map(({ id, name }) => ({ id, name })),
          },
    stages: planOf(state).map((stage, index) => showStage(state, stage, index, person, facts)),
    may: me === undefined ? { publish: false, stop: false } : publishingPowers(state, me, facts),
    blocks: reviewOpen(state) ? [...blocks(state, facts)] : [],
    emergency: state.emergency,
    release: state.release === null ? null : { ...state.release, channels: [...state.release.channels] },
  };
}

/** Everything that the rules may know of a manuscript's people now. */
export async function factsAbout(
  context: Pick<AppContext, 'clock'>,
  db: Database | Transaction,
  state: ReviewState,
  organization: OrganizationId,
  person: PersonId | null,
): Promise<Facts> {
  const actors = person === null ? [] : [person];
  const loaded = await loadFacts(
    db,
    { actors, organization, pinned: state.pinned, inForce: null },
    context.clock.now(),
  );
  return loaded.facts;
}

function showStage(
  state: ReviewState,
  stage: Stage,
  index: number,
  person: PersonId,
  facts: Facts,
): Shown['stages'][number] {
  const { composition } = stage;
  const done = index <= state.stageIndex && stageComplete(state, stage);
  const waiting = reviewOpen(state) && index <= state.stageIndex && !done;
  const seats = seatsOf(stage, state.rosters[stage.id]);
  const ahead = composition.kind === 'board' && seats.length === 0 ? [composition.member] : seats;
  return {
    stage: stage.id,
    name: stage.name,
    clause: stage.clause,
    status: done ? 'done' : waiting ? 'waiting' : 'ahead',
    dueAt: waiting && index === state.stageIndex ? state.stageDueAt : null,
    rule: composition.kind === 'board' ? composition.rule.kind : composition.rule,
    required: state.rosters[stage.id]?.required ?? null,
    checklist: { review: [...stage.checklist.review], proofread: [...stage.checklist.proofread] },
    seats: ahead.map((seat) => showSeat(state, stage, seat, person, facts)),
  };
}

function showSeat(
  state: ReviewState,
  stage: Stage,
  seat: Seat,
  person: PersonId,
  facts: Facts,
): Shown['stages'][number]['seats'][number] {
  const open = reviewOpen(state)
    ? openSeats(state).find((one) => one.stage.id === stage.id && one.seat.id === seat.id)
    : undefined;
  const me = facts.people.find((one) => one.id === person);
  const may = (duty: Seat['duties'][number]) =>
    open !== undefined && me !== undefined && !('code' in mayTakeSeat(state, open, me, [duty], facts));
  return {
    seat: seat.id,
    name: seat.name,
    offices: [...seat.offices],
    duties: [...seat.duties],
    signOffs: state.signOffs
      .filter((one) => one.stage === stage.id && one.seat === seat.id)
      .map(({ stage: _stage, seat: _seat, ...one }) => ({ ...one, valid: one.digest === state.digest })),
    waitingFor:
      open === undefined
        ? []
        : eligiblePeople(state, open, facts).map(({ id, name }) => ({ person: id, name })),
    mine: open?.duties.filter(may) ?? [],
    empty: open === undefined ? null : emptyReason(state, open, facts),
  };
}
