import type { Office } from '../organization/index.ts';
import type { Policy } from './policy.ts';
import type { Report } from './problem.ts';
import type { Composition, Procedure, Seat, Stage } from './procedure.ts';
import type { OfficeAt } from './sections.ts';

/** Names that items of a rule book may refer to. */
export interface KnownNames {
  readonly offices: ReadonlySet<string>;
  readonly qualifications: ReadonlySet<string>;
}

/** Reports what is wrong in one procedure; `at` is its pointer. */
export function checkProcedure(
  procedure: Procedure,
  at: string,
  policy: Policy,
  known: KnownNames,
  report: Report,
): void {
  const levels = procedure.importance.map((level) => level.id);
  checkLevels(levels, at, policy, report);
  if (procedure.stages.length < policy.reviews.stages) {
    report('policy.tooFewStages', `${at}/stages`, String(policy.reviews.stages));
  }
  checkEscalations(procedure, levels, at, report);
  const places = stagePlaces(procedure, at);
  uniqueIds(
    places.map(({ stage, at: place }) => [stage.id, `${place}/id`]),
    report,
  );
  places.forEach(({ stage, at: place }, index) => {
    const earlier = new Set(places.slice(0, index).map((entry) => entry.stage.id));
    checkStage(stage, place, earlier, policy, known, report);
  });
  const base = new Set(procedure.stages.map((stage) => stage.id));
  for (const when of ['authorEdit', 'resubmit'] as const) {
    if (!base.has(procedure.restartAt[when])) {
      report('policy.unknownStage', `${at}/restartAt/${when}`, procedure.restartAt[when]);
    }
  }
  checkOffices(procedure.registrars, `${at}/registrars`, known, report);
  checkOfficeAt(procedure.responsible, `${at}/responsible`, known, report);
  const { publishers } = procedure;
  checkOfficeAt(publishers, `${at}/publishers`, known, report);
  if (publishers.employment.length === 0) {
    report('policy.noEmployment', `${at}/publishers/employment`, 'publishers');
  }
  checkQualifications(publishers.qualifications, `${at}/publishers/qualifications`, known, report);
  checkPublishers(procedure, `${at}/publishers`, policy, report);
  for (const who of ['requestBy', 'confirmBy'] as const) {
    procedure.emergency?.[who].forEach((entry, index) => {
      checkOfficeAt(entry, `${at}/emergency/${who}/${index}`, known, report);
    });
  }
}

/** Who publishes may be asked for more than the rights to publish ask of everybody, never for less. */
function checkPublishers({ publishers }: Procedure, at: string, policy: Policy, report: Report): void {
  const rights = policy.channels.publishingRights;
  publishers.employment.forEach((nature, index) => {
    if (!rights.employment.includes(nature))
      report('policy.publishersTooWide', `${at}/employment/${index}`, nature);
  });
  for (const kind of rights.qualifications) {
    if (!publishers.qualifications.includes(kind))
      report('policy.publishersTooWide', `${at}/qualifications`, kind);
  }
}

function checkLevels(levels: readonly string[], at: string, policy: Policy, report: Report): void {
  const order = policy.importance.map((level) => level.id);
  let last = -1;
  levels.forEach((level, index) => {
    const rank = order.indexOf(level);
    if (rank < 0) report('policy.unknownImportance', `${at}/importance/${index}/id`, level);
    else if (rank <= last) report('policy.importanceOrder', `${at}/importance/${index}/id`, level);
    last = Math.max(last, rank);
  });
}

function checkEscalations(procedure: Procedure, levels: readonly string[], at: string, report: Report): void {
  let last = 0;
  procedure.escalations.forEach((escalation, index) => {
    const rank = levels.indexOf(escalation.from);
    const place = `${at}/escalations/${index}`;
    if (escalation.stages.length === 0) report('policy.noSeats', `${place}/stages`);
    if (rank < 0) {
      report('policy.unknownImportance', `${place}/from`, escalation.from);
      escalation.stages.forEach((stage, stageIndex) => {
        report('policy.stageUnreachable', `${place}/stages/${stageIndex}/id`, stage.id);
      });
    } else if (rank === 0) report('policy.escalationAlways', `${place}/from`, escalation.from);
    else if (rank < last) report('policy.escalationOrder', `${place}/from`, escalation.from);
    last = Math.max(last, rank);
  });
}

function stagePlaces(procedure: Procedure, at: string): { stage: Stage; at: string }[] {
  return [
    ...procedure.stages.map((stage, index) => ({ stage, at: `${at}/stages/${index}` })),
    ...procedure.escalations.flatMap((escalation, index) =>
      escalation.stages.map((stage, stageIndex) => ({
        stage,
        at: `${at}/escalations/${index}/stages/${stageIndex}`,
      })),
    ),
  ];
}

function checkStage(
  stage: Stage,
  at: string,
  earlier: ReadonlySet<string>,
  policy: Policy,
  known: KnownNames,
  report: Report,
): void {
  const seats = seatPlaces(stage.composition, `${at}/composition`);
  if (seats.length === 0) report('policy.noSeats', `${at}/composition/seats`);
  uniqueIds(
    seats.map(({ seat, at: place }) => [seat.id, `${place}/id`]),
    report,
  );
  for (const { seat, at: place } of seats) {
    checkSeat(seat, place, known, report);
    seat.satisfiedBy?.forEach((entry, index) => {
      const here = `${place}/satisfiedBy/${index}`;
      if (!earlier.has(entry.stage)) report('policy.satisfiedByNotEarlier', `${here}/stage`, entry.stage);
      if (entry.offices.length === 0) report('policy.noOffices', `${here}/offices`, seat.id);
      checkOffices(entry.offices, `${here}/offices`, known, report);
    });
  }
  checkDuties(stage.composition, at, policy, report);
  checkBoard(stage.composition, `${at}/composition`, known, report);
  stage.remindHours.forEach((hours, index) => {
    if (hours >= stage.deadlineHours) {
      report('policy.reminderTooEarly', `${at}/remindHours/${index}`, String(hours));
    }
  });
}

function seatPlaces(composition: Composition, at: string): { seat: Seat; at: string }[] {
  return composition.kind === 'board'
    ? [{ seat: composition.member, at: `${at}/member` }]
    : composition.seats.map((seat, index) => ({ seat, at: `${at}/seats/${index}` }));
}

/** Reports what is wrong in one seat. */
export function checkSeat(seat: Seat, at: string, known: KnownNames, report: Report): void {
  if (seat.offices.length === 0) report('policy.noOffices', `${at}/offices`, seat.id);
  checkOffices(seat.offices, `${at}/offices`, known, report);
  if (seat.duties.length === 0) report('policy.noDuties', `${at}/duties`, seat.id);
  if (seat.twoPeople && seat.duties.length < 2) {
    report('policy.twoPeopleOneDuty', `${at}/twoPeople`, seat.id);
  }
  if (seat.employment.length === 0) report('policy.noEmployment', `${at}/employment`, seat.id);
  checkQualifications(seat.qualifications, `${at}/qualifications`, known, report);
}

// With rule `any` one seat alone may complete the stage, so each must cover every duty; otherwise they cover them together.
function checkDuties(composition: Composition, at: string, policy: Policy, report: Report): void {
  const alone = composition.kind === 'board' || composition.rule === 'any';
  const seats = composition.kind === 'board' ? [composition.member] : composition.seats;
  const groups = alone ? seats.map((seat) => [seat]) : [seats];
  for (const group of groups) {
    if (group.length === 0 || group.some((seat) => seat.dutiesClause !== undefined)) continue;
    for (const duty of policy.reviews.duties) {
      if (!group.some((seat) => seat.duties.includes(duty))) {
        report('policy.dutyUncovered', `${at}/composition`, duty);
      }
    }
  }
}

function checkBoard(composition: Composition, at: string, known: KnownNames, report: Report): void {
  if (composition.kind !== 'board') return;
  if (composition.minimum < 2) report('policy.boardTooSmall', `${at}/minimum`, String(composition.minimum));
  if (composition.rule.kind === 'atLeast' && composition.rule.count > composition.minimum) {
    report('policy.countTooHigh', `${at}/rule/count`, String(composition.rule.count));
  }
  checkOffices(composition.ledBy, `${at}/ledBy`, known, report);
  composition.ledBy.forEach((office, index) => {
    if (!composition.member.offices.includes(office)) {
      report('policy.leadOutsideBoard', `${at}/ledBy/${index}`, office);
    }
  });
}

/** Reports offices that the rule book does not define. */
export function checkOffices(
  offices: readonly Office[],
  at: string,
  known: KnownNames,
  report: Report,
): void {
  offices.forEach((office, index) => {
    if (!known.offices.has(office)) report('policy.unknownOffice', `${at}/${index}`, office);
  });
}

/** Reports an empty or unknown choice of offices. */
export function checkOfficeAt(entry: OfficeAt, at: string, known: KnownNames, report: Report): void {
  if (entry.offices.length === 0) report('policy.noOffices', `${at}/offices`, at.split('/').at(-2) ?? '');
  checkOffices(entry.offices, `${at}/offices`, known, report);
}

/** Reports qualifications that the rule book does not define. */
export function checkQualifications(
  kinds: readonly string[],
  at: string,
  known: KnownNames,
  report: Report,
): void {
  kinds.forEach((kind, index) => {
    if (!known.qualifications.has(kind)) report('policy.unknownQualification', `${at}/${index}`, kind);
  });
}

/** Reports every id that was seen before; entries are id and pointer. */
export function uniqueIds(entries: readonly (readonly [string, string])[], report: Report): void {
  const seen = new Set<string>();
  for (const [id, at] of entries) {
    if (seen.has(id)) report('policy.duplicateId', at, id);
    seen.add(id);
  }
}
