import { decide } from '@sanshen/domain/review';
import {
  aPerson,
  commands,
  countyPeople,
  countyProcedure,
  factsFor,
  go,
  signs,
  submitted,
} from '../tests/factories/index.ts';
import { median } from './support/figures.ts';

const perRun = 200_000;
const runs = 7;

/**
 * Decisions per second of processor time, the garbage collector's included, so that a busy machine changes nothing: the second reviewer signs in a county's procedure, with twelve people in the facts. The command is
 * accepted every time, so each decision checks everything, makes its events and enters the next stage. Median of several runs.
 */
export async function run(): Promise<
  readonly { readonly name: string; readonly value: number; readonly unit: string }[]
> {
  const people = countyPeople().filter((person) => person.id !== 'outsider');
  const facts = factsFor(countyProcedure(), [...people, aPerson('second', { offices: ['publicityLead'] })]);
  const { state } = go(submitted(facts), facts, ...signs(['platform', 'platform']));
  const command = commands.sign(state, 'publicity', 'publicity');
  const rates: number[] = [];
  for (let turn = 0; turn <= runs; turn++) {
    const before = process.cpuUsage();
    for (let count = 0; count < perRun; count++) {
      if (!decide(state, command, facts).ok) throw new Error('the sign-off was refused');
    }
    // The first run only warms up.
    const { user, system } = process.cpuUsage(before);
    if (turn > 0) rates.push((perRun / (user + system)) * 1_000_000);
  }
  return [
    {
      name: 'a sign-off of the second stage, 12 people',
      value: median(rates),
      unit: 'decisions/s of a core',
    },
  ];
}
