import type { Policy, Procedure, Seat, Stage } from '@sanshen/domain/policy';

/** The commonest stricter wishes about one procedure. */
export interface Wishes {
  readonly procedure: string;
  /** Hours by stage. */
  readonly deadlines: Readonly<Record<string, number>>;
  /** Stages in which every finding has to be ruled on before signing. */
  readonly rulings: readonly string[];
  /** Seats whose duties are signed by two people, `<stage>/<seat>`. */
  readonly twoPeople: readonly string[];
  /** An office that signs besides, by stage. */
  readonly extraSeats: Readonly<Record<string, string>>;
  /** True: nothing is ever released without the full review. */
  readonly noEmergency: boolean;
}

export function noWishes(procedure: string): Wishes {
  return { procedure, deadlines: {}, rulings: [], twoPeople: [], extraSeats: {}, noEmergency: false };
}

/** True if nothing is wished for. */
export function isEmpty({ deadlines, rulings, twoPeople, extraSeats, noEmergency }: Wishes): boolean {
  return (
    !noEmergency &&
    rulings.length === 0 &&
    twoPeople.length === 0 &&
    Object.keys(deadlines).length === 0 &&
    Object.keys(extraSeats).length === 0
  );
}

/** All stages of a procedure, base stages first. */
export function stagesOf(procedure: Procedure): readonly Stage[] {
  return [...procedure.stages, ...procedure.escalations.flatMap(({ stages }) => stages)];
}

/** The rule book with the wishes in it. */
export function applyWishes(policy: Policy, wishes: Wishes): Policy {
  return {
    ...policy,
    procedures: policy.procedures.map((procedure) =>
      procedure.id === wishes.procedure ? wishedProcedure(policy, procedure, wishes) : procedure,
    ),
  };
}

function wishedProcedure(policy: Policy, procedure: Procedure, wishes: Wishes): Procedure {
  const wished = (stage: Stage) => wishedStage(policy, stage, wishes);
  return {
    ...procedure,
    stages: procedure.stages.map(wished),
    escalations: procedure.escalations.map((escalation) => ({
      ...escalation,
      stages: escalation.stages.map(wished),
    })),
    ...(wishes.noEmergency ? { emergency: null } : {}),
  };
}

function wishedStage(policy: Policy, stage: Stage, wishes: Wishes): Stage {
  const deadlineHours = wishes.deadlines[stage.id] ?? stage.deadlineHours;
  return {
    ...stage,
    deadlineHours,
    // A reminder before the beginning cannot be sent.
    remindHours: stage.remindHours.filter((hours) => hours < deadlineHours),
    requireRulings: stage.requireRulings || wishes.rulings.includes(stage.id),
    composition: wishedComposition(policy, stage, wishes),
  };
}

function wishedComposition(policy: Policy, stage: Stage, wishes: Wishes): Stage['composition'] {
  const { composition } = stage;
  const wished = (seat: Seat): Seat =>
    wishes.twoPeople.includes(`${stage.id}/${seat.id}`) ? { ...seat, twoPeople: true } : seat;
  if (composition.kind === 'board') return { ...composition, member: wished(composition.member) };
  const seats = composition.seats.map(wished);
  const office = policy.offices.find(({ id }) => id === wishes.extraSeats[stage.id]);
  if (office === undefined || !takesExtraSeat(stage)) return { ...composition, seats };
  return { ...composition, rule: 'all', seats: [...seats, extraSeat(stage, seats, office)] };
}

/** True for stages in which one more seat means one more signature. */
export function takesExtraSeat({ composition }: Stage): boolean {
  return composition.kind === 'seats' && (composition.rule === 'all' || composition.seats.length === 1);
}

function extraSeat(stage: Stage, seats: readonly Seat[], office: Policy['offices'][number]): Seat {
  const wanted = `${office.id}More`;
  const id = seats.some((seat) => seat.id === wanted) ? `${wanted}${seats.length}` : wanted;
  // It signs what the others of the stage sign, and asks of its holder what they are asked for.
  const [first] = seats;
  const duties = [...new Set(seats.flatMap((seat) => seat.duties))];
  return {
    id,
    name: office.name,
    offices: [office.id],
    scope: 'own',
    duties,
    ...(duties.length < 2 ? { dutiesClause: first?.dutiesClause ?? stage.clause } : {}),
    twoPeople: false,
    qualifications: [],
    employment: first?.employment ?? ['formalCadre'],
  };
}
