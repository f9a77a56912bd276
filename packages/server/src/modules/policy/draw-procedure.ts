import { nameIn } from '@sanshen/contract/policy-phrases';
import type {
  drawnProcedureSchema,
  drawnSeatSchema,
  drawnStageSchema,
} from '@sanshen/contract/policy-reading';
import { stageRule } from '@sanshen/contract/policy-sentences';
import { amendNames, dutyNames, employmentNames, scopeNames } from '@sanshen/contract/policy-words';
import type { LocalizedText } from '@sanshen/domain/kernel';
import type { OfficeAt, Policy, Procedure, Seat, Stage } from '@sanshen/domain/policy';
import type { z } from 'zod';

type DrawnProcedure = z.input<typeof drawnProcedureSchema>;
type DrawnStage = z.input<typeof drawnStageSchema>;
type DrawnSeat = z.input<typeof drawnSeatSchema>;
type Word = DrawnSeat['scope'];

function words<Id extends string>(names: Readonly<Record<Id, LocalizedText>>, ids: readonly Id[]): Word[] {
  return ids.map((id) => ({ id, name: names[id] }));
}

function wordsIn(
  items: readonly { readonly id: string; readonly name: LocalizedText }[],
  ids: readonly string[],
): Word[] {
  return ids.map((id) => ({ id, name: nameIn(items, id) }));
}

/** A procedure of a rule book with every id beside its name, as a screen draws it. */
export function drawProcedure(
  policy: Policy,
  procedure: Procedure,
  use: { readonly inUse: boolean; readonly open: boolean },
): DrawnProcedure {
  const { restartAt, emergency, publishers } = procedure;
  const added = procedure.escalations.flatMap(({ from, stages }) => stages.map((stage) => ({ from, stage })));
  const all = [...procedure.stages, ...added.map(({ stage }) => stage)];
  const stageWord = (id: string) => ({ id, name: nameIn(all, id) });
  const importance = procedure.importance.map(({ id, name }) => ({ id, name }));
  return {
    id: procedure.id,
    name: procedure.name,
    clause: procedure.clause,
    ...use,
    importance,
    stages: [
      ...procedure.stages.map((stage) => drawStage(policy, all, stage, null)),
      ...added.map(({ from, stage }) =>
        drawStage(policy, all, stage, { id: from, name: nameIn(importance, from) }),
      ),
    ],
    restartAt: { authorEdit: stageWord(restartAt.authorEdit), resubmit: stageWord(restartAt.resubmit) },
    registrars: wordsIn(policy.offices, procedure.registrars),
    responsible: scoped(policy, procedure.responsible),
    emergency:
      emergency === null
        ? null
        : {
            clause: emergency.clause,
            requestBy: emergency.requestBy.map((one) => scoped(policy, one)),
            confirmBy: emergency.confirmBy.map((one) => scoped(policy, one)),
            confirmWithinMinutes: emergency.confirmWithinMinutes,
            reviewWithinHours: emergency.reviewWithinHours,
          },
    publishers: {
      ...scoped(policy, publishers),
      clause: publishers.clause,
      employment: words(employmentNames, publishers.employment),
      qualifications: wordsIn(policy.qualifications, publishers.qualifications),
    },
  };
}

function scoped(policy: Policy, { offices, scope }: OfficeAt) {
  return { offices: wordsIn(policy.offices, offices), scope: { id: scope, name: scopeNames[scope] } };
}

function drawStage(policy: Policy, all: readonly Stage[], stage: Stage, from: Word | null): DrawnStage {
  const { composition } = stage;
  const board = composition.kind === 'board';
  const seats = board ? [composition.member] : composition.seats;
  return {
    id: stage.id,
    name: stage.name,
    clause: stage.clause,
    from,
    kind: composition.kind,
    rule: stageRule(stage),
    seats: seats.map((seat) => drawSeat(policy, all, seat)),
    ledBy: wordsIn(policy.offices, board ? composition.ledBy : []),
    amend: { id: stage.amend, name: amendNames[stage.amend] },
    deadlineHours: stage.deadlineHours,
    remindHours: [...stage.remindHours],
    requireRulings: stage.requireRulings,
    checklist: { review: [...stage.checklist.review], proofread: [...stage.checklist.proofread] },
  };
}

function drawSeat(policy: Policy, all: readonly Stage[], seat: Seat): DrawnSeat {
  return {
    id: seat.id,
    name: seat.name,
    ...scoped(policy, seat),
    duties: words(dutyNames, seat.duties),
    twoPeople: seat.twoPeople,
    qualifications: wordsIn(policy.qualifications, seat.qualifications),
    employment: words(employmentNames, seat.employment),
    satisfiedBy: (seat.satisfiedBy ?? []).map(({ stage, offices }) => ({
      stage: { id: stage, name: nameIn(all, stage) },
      offices: wordsIn(policy.offices, offices),
    })),
  };
}
