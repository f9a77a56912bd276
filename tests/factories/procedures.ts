import { brandId } from '@sanshen/domain/kernel';
import type {
  AmendMode,
  Composition,
  PinnedProcedure,
  Procedure,
  Scope,
  Seat,
  Stage,
} from '@sanshen/domain/policy';
import { digestOf, office } from './ids.ts';

const text = (en: string) => ({ zh: en, en });

/** A seat of both duties, in the manuscript's own organisation, open to formal cadres without a qualification. */
export function aSeat(
  id: string,
  offices: readonly string[],
  change: Partial<Omit<Seat, 'id' | 'offices'>> = {},
): Seat {
  return {
    id,
    name: text(id),
    offices: offices.map(office),
    scope: 'own',
    duties: ['review', 'proofread'],
    twoPeople: false,
    qualifications: [],
    employment: ['formalCadre', 'longTermStaff'],
    ...change,
  };
}

/** Named seats, all of which must sign unless said otherwise. */
export function seats(list: readonly Seat[], rule: 'all' | 'any' = 'all'): Composition {
  return { kind: 'seats', rule, seats: list };
}

/** An editorial board of members and the leader in charge, who must be among the signers. */
export function board(
  change: Partial<Omit<Extract<Composition, { kind: 'board' }>, 'kind'>> = {},
): Composition {
  return {
    kind: 'board',
    member: aSeat('board', ['boardMember', 'leaderInCharge']),
    rule: { kind: 'atLeast', count: 2 },
    minimum: 2,
    ledBy: [office('leaderInCharge')],
    ...change,
  };
}

export function aStage(
  id: string,
  composition: Composition,
  change: Partial<Omit<Stage, 'id' | 'composition'>> = {},
): Stage {
  return {
    id,
    name: text(id),
    clause: '§5',
    composition,
    amend: 'recheck',
    deadlineHours: 24,
    remindHours: [8],
    requireRulings: true,
    checklist: { review: [], proofread: [] },
    ...change,
  };
}

/** One named seat by one office. */
export function oneSeatStage(
  id: string,
  offices: readonly string[],
  change: Partial<Omit<Stage, 'id' | 'composition'>> & { readonly scope?: Scope } = {},
): Stage {
  const { scope, ...rest } = change;
  return aStage(id, seats([aSeat(id, offices, scope === undefined ? {} : { scope })]), rest);
}

/** §5 for a county: platform lead, publicity lead, leader; important adds the main leader, whole League the superior's publicity department. */
export function countyProcedure(change: Partial<Procedure> = {}): Procedure {
  return {
    id: 'county',
    name: text('county'),
    clause: '§5',
    importance: ['ordinary', 'important', 'wholeLeague'].map((id) => ({ id, name: text(id) })),
    stages: [
      oneSeatStage('platform', ['platformLead']),
      oneSeatStage('publicity', ['publicityLead']),
      oneSeatStage('leader', ['leaderInCharge', 'mainLeader']),
    ],
    escalations: [
      {
        from: 'important',
        clause: '§5',
        stages: [
          aStage(
            'mainLeader',
            seats([
              aSeat('mainLeader', ['mainLeader'], {
                duties: ['review'],
                satisfiedBy: [{ stage: 'leader', offices: [office('mainLeader')] }],
              }),
            ]),
          ),
        ],
      },
      {
        from: 'wholeLeague',
        clause: '§5',
        stages: [
          oneSeatStage('superiorPublicity', ['departmentHead'], {
            scope: 'superiorPublicity',
            amend: 'restart',
          }),
        ],
      },
    ],
    restartAt: { authorEdit: 'platform', resubmit: 'platform' },
    registrars: [office('registrar')],
    responsible: { offices: [office('mainLeader')], scope: 'superior' },
    emergency: {
      clause: '§9',
      requestBy: [{ offices: [office('platformLead'), office('publicityLead')], scope: 'own' }],
      confirmBy: [{ offices: [office('leaderInCharge'), office('mainLeader')], scope: 'own' }],
      reviewWithinHours: 24,
      confirmWithinMinutes: 60,
    },
    publishers: {
      clause: '§7',
      offices: [office('operator'), office('platformLead')],
      scope: 'own',
      employment: ['formalCadre', 'longTermStaff'],
      qualifications: ['newMediaOperator'],
    },
    ...change,
  };
}

/** The county's procedure with one amend rule for all stages. */
export function amendProcedure(amend: AmendMode): Procedure {
  const county = countyProcedure();
  return countyProcedure({
    id: `county-${amend}`,
    stages: county.stages.map((stage) => ({ ...stage, amend })),
    escalations: county.escalations.map((escalation) => ({
      ...escalation,
      stages: escalation.stages.map((stage) => ({ ...stage, amend })),
    })),
  });
}

/** The county's procedure with an editorial board for its third stage. */
export function boardProcedure(composition: Composition = board()): Procedure {
  const [first, second] = countyProcedure().stages;
  if (first === undefined || second === undefined) throw new Error('the county has three stages');
  const main = aStage('mainLeader', seats([aSeat('mainLeader', ['mainLeader'], { duties: ['review'] })]));
  return countyProcedure({
    id: 'editorialBoard',
    stages: [first, second, aStage('board', composition)],
    escalations: [{ from: 'important', clause: '§5', stages: [main] }],
  });
}

/** §5 for a department of the city committee: the third stage is two named seats, which never stand for one another. */
export function departmentProcedure(change: Partial<Procedure> = {}): Procedure {
  return countyProcedure({
    id: 'department',
    stages: [
      oneSeatStage('platform', ['platformLead']),
      oneSeatStage('departmentHead', ['departmentHead']),
      aStage(
        'deputySecretaries',
        seats([
          aSeat('deputyBusiness', ['deputySecretaryBusiness'], { scope: 'superior' }),
          aSeat('deputyPublicity', ['deputySecretaryPublicity'], { scope: 'superior' }),
        ]),
      ),
    ],
    escalations: [],
    ...change,
  });
}

/** The county's procedure in which the first stage wants its review and its proofread from two people. */
export function twoPeopleProcedure(amend: AmendMode = 'recheck'): Procedure {
  const [, ...later] = countyProcedure().stages;
  const first = aStage('platform', seats([aSeat('platform', ['platformLead'], { twoPeople: true })]), {
    amend,
  });
  return countyProcedure({ id: `two-people-${amend}`, stages: [first, ...later] });
}

/** The county's procedure without an emergency release and without paper. */
export function strictProcedure(): Procedure {
  return countyProcedure({ id: 'strict', emergency: null, registrars: [] });
}

/** A procedure as a run pins it. */
export function pin(procedure: Procedure, policy = 'test-rules', version = 1): PinnedProcedure {
  return {
    reference: { policy: brandId(policy), version, digest: digestOf(`${policy}-${version}`) },
    procedure,
  };
}
