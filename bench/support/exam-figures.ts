import { loadavg } from 'node:os';
import { atMost, type Figure, median, plain, quantile } from './figures.ts';
import type { Taker, Timed } from './taker.ts';

/** For so long after the server answers again, what had queued up comes in; it is told apart. Milliseconds. */
const aftermath = 10_000;

/** From a kill until the server answered again. */
export interface Outage {
  readonly of: 'server' | 'database';
  readonly from: number;
  readonly until: number;
}

/** Milliseconds of processor time, server and database together. */
export interface Costs {
  readonly begin: number;
  readonly save: number;
  readonly handIn: number;
}

/** How an examination went. */
export interface Outcome {
  readonly outages: readonly Outage[];
  readonly costs: Costs;
  readonly seconds: number;
  readonly lost: number;
  readonly twice: number;
}

/** The table of it. A save counts as undisturbed if it was sent and answered outside every outage and the ten seconds after it. */
export function figuresOf(
  takers: readonly Taker[],
  { outages, costs, seconds, lost: missing, twice }: Outcome,
): Figure[] {
  const all = takers.flatMap(({ times }) => times);
  const within = ({ sentAt, took }: Timed, tail: number) =>
    outages.some(({ from, until }) => sentAt + took >= from && sentAt <= until + tail);
  const calm = all.filter((one) => !within(one, aftermath));
  const rush = all.filter((one) => within(one, aftermath) && !within(one, 0));
  const of = (list: readonly Timed[], what: Timed['what']) =>
    list.filter((one) => one.what === what).map(({ took }) => took);
  const saves = of(calm, 'save');
  const sum = (pick: (taker: Taker) => number) => takers.reduce((total, one) => total + pick(one), 0);
  const waits = takers.map(({ longestWait }) => longestWait);
  const away = outages.map(({ from, until }) => until - from);
  const kills = (what: Outage['of']) => outages.filter((one) => one.of === what).length;
  const pair = (name: string, list: readonly number[]) =>
    list.length === 0
      ? []
      : [plain(`${name}, p50`, median(list), 'ms', 0), plain(`${name}, p99`, quantile(list, 0.99), 'ms', 0)];
  return [
    plain(
      'answers acknowledged',
      sum(({ acknowledgements }) => acknowledgements),
      '',
      0,
    ),
    plain('from the first beginning to the last paper', seconds, 's', 0),
    plain('saves a second, all together', of(all, 'save').length / seconds, '', 1),
    plain('saving an answer, p50', median(saves), 'ms', 0),
    atMost('saving an answer, p99', quantile(saves, 0.99), 300, 'ms', 0),
    plain('saving an answer, the slowest', Math.max(...saves), 'ms', 0),
    plain('saves so timed (sent and answered outside kills and the 10 s after)', saves.length, '', 0),
    ...pair('the same in the 10 s after a kill', of(rush, 'save')),
    ...pair('beginning', of(calm, 'begin')),
    ...pair('reading the sheet', of(calm, 'read')),
    ...pair('handing in', of(calm, 'submit')),
    plain('processor time of a save, server and database', costs.save, 'ms', 1),
    plain('the same of beginning and reading the sheet', costs.begin, 'ms', 1),
    plain('the same of handing in', costs.handIn, 'ms', 1),
    plain('kills of the server', kills('server'), '', 0),
    plain('kills of the database', kills('database'), '', 0),
    ...(away.length === 0 ? [] : [plain('longest outage', Math.max(...away), 'ms', 0)]),
    plain('longest wait of a taker for an acknowledgement', Math.max(...waits), 'ms', 0),
    atMost('acknowledged answers lost', missing, 0, '', 0),
    atMost(
      'answers refused as late',
      sum(({ late }) => late),
      0,
      '',
      0,
    ),
    atMost('takers with two sittings', twice, 0, '', 0),
    plain('load of the machine at the end (mean of 5 minutes)', loadavg()[1] ?? 0, '', 1),
  ];
}
