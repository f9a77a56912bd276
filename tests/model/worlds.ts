import type { PersonFacts } from '@sanshen/domain/organization';
import type { Procedure } from '@sanshen/domain/policy';
import type { Facts, RevisionFacts } from '@sanshen/domain/review';
import {
  amendProcedure,
  aSeat,
  aStage,
  at,
  board,
  boardProcedure,
  channelId,
  countyProcedure,
  departmentProcedure,
  factsFor,
  later,
  office,
  oneSeatStage,
  pin,
  seats,
  text,
  twoPeopleProcedure,
} from '../factories/index.ts';
import { shippedProcedures } from '../factories/policies.ts';
import { populationFor, secondMoment } from './population.ts';

/** A closed little world for the explorer: one procedure, its people, two moments, and the texts that may be written. */
export interface World {
  readonly name: string;
  readonly procedure: Procedure;
  readonly moments: readonly Facts[];
  readonly texts: readonly RevisionFacts[];
}

const wechat = channelId('wechat');
const weibo = channelId('weibo');

/** A for one channel at once, B for two channels and not before the second moment, C not yet complete. */
const texts: readonly RevisionFacts[] = [
  text('A', { channels: [wechat] }),
  text('B', { channels: [wechat, weibo], notBefore: at(secondMoment - 2) }),
  text('C', { missing: ['source'] }),
];

/** A world for a procedure; in its second moment a newer version of the rule book is in force. */
export function aWorld(name: string, procedure: Procedure, people?: readonly PersonFacts[]): World {
  const facts = factsFor(pin(procedure), people ?? populationFor(procedure));
  const afterwards = { ...later(facts, at(secondMoment)), procedure: pin(procedure, 'test-rules', 2) };
  return { name, procedure, moments: [facts, afterwards], texts };
}

/** A board first, then two seats of which any one suffices, then two named seats; rounds restart in the middle. */
function mixedProcedure(): Procedure {
  const county = countyProcedure();
  return {
    ...county,
    id: 'mixed',
    stages: [
      aStage('board', board({ rule: { kind: 'majority' } })),
      aStage(
        'any',
        seats([aSeat('platform', ['platformLead']), aSeat('publicity', ['publicityLead'])], 'any'),
        { amend: 'carry' },
      ),
      aStage('both', seats([aSeat('one', ['mainLeader']), aSeat('two', ['secretaryGeneral', 'mainLeader'])])),
    ],
    escalations: [
      {
        from: 'important',
        clause: '§5',
        stages: [oneSeatStage('superior', ['departmentHead'], { scope: 'superiorPublicity' })],
      },
    ],
    restartAt: { authorEdit: 'any', resubmit: 'both' },
  };
}

/** An emergency that the same people may ask for and confirm: only that there must be two of them keeps one from doing both. */
function eitherProcedure(): Procedure {
  const county = countyProcedure({ id: 'either' });
  const both = [{ offices: [office('platformLead'), office('publicityLead')], scope: 'own' }] as const;
  if (county.emergency === null) throw new Error('the county has an emergency release');
  return { ...county, emergency: { ...county.emergency, requestBy: both, confirmBy: both } };
}

/** Nobody can take the second seat, and only the acting leader, from the second moment on, the third. */
function vacantPeople(procedure: Procedure): readonly PersonFacts[] {
  const gone = new Set([
    'own.publicityLead',
    'editor',
    'double',
    'away',
    'own.leaderInCharge',
    'own.mainLeader',
  ]);
  return populationFor(procedure).filter((person) => !gone.has(person.id));
}

/** Until the second moment the signers have not ruled on a mark in the pictures. */
function markedWorld(): World {
  const world = aWorld('marked', countyProcedure({ id: 'marked' }));
  const [before, ...afterwards] = world.moments;
  const [first] = world.texts;
  if (before === undefined || first === undefined) throw new Error('a world without moments or texts');
  // One text is enough: what is signed is not what this is about.
  return { ...world, texts: [first], moments: [{ ...before, marks: { unruled: 1 } }, ...afterwards] };
}

/** The worlds of the factories: every composition, every amend rule, every place to restart at. */
export function factoryWorlds(): readonly World[] {
  const lateRestart = countyProcedure({
    id: 'late-restart',
    restartAt: { authorEdit: 'publicity', resubmit: 'leader' },
  });
  return [
    aWorld('county', countyProcedure()),
    aWorld('late restart', lateRestart),
    aWorld('carry', amendProcedure('carry')),
    aWorld('restart', amendProcedure('restart')),
    aWorld('department', departmentProcedure()),
    aWorld('board of two', boardProcedure()),
    aWorld('board of all', boardProcedure(board({ rule: { kind: 'all' } }))),
    aWorld('two people', twoPeopleProcedure()),
    aWorld('two people, carry', twoPeopleProcedure('carry')),
    aWorld('mixed', mixedProcedure()),
    aWorld('emergency by either', eitherProcedure()),
    aWorld('vacant', countyProcedure(), vacantPeople(countyProcedure())),
    markedWorld(),
  ];
}

/** One world for each different procedure of the shipped rule books; a rule book that inherits one unchanged adds nothing. */
export async function shippedWorlds(): Promise<readonly World[]> {
  const seen = new Set<string>();
  const worlds: World[] = [];
  for (const { policy, procedure } of await shippedProcedures()) {
    const shape = JSON.stringify({ ...procedure, id: '', name: '' });
    if (seen.has(shape)) continue;
    seen.add(shape);
    worlds.push(aWorld(`${policy} ${procedure.id}`, procedure));
  }
  return worlds;
}

/** Every world: the factories' and the shipped rule books'. */
export async function allWorlds(): Promise<readonly World[]> {
  return [...factoryWorlds(), ...(await shippedWorlds())];
}
