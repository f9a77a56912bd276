import type { CDPSession, Page } from 'playwright-core';

/** One event of the browser's tracing; times in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** Processor time of the thread; what a crowded machine took away is not in it. */
  readonly tdur?: number;
  readonly args?: { readonly data?: { readonly url?: string }; readonly name?: string };
}

/** What the page's main thread did without a break, in milliseconds. */
export interface Task {
  readonly wall: number;
  readonly processor: number;
  /** Some of it was script of the page. */
  readonly script: boolean;
}

const categories = ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline', '__metadata'];
const scriptEvents = new Set([
  'FunctionCall',
  'EvaluateScript',
  'RunMicrotasks',
  'TimerFire',
  'FireAnimationFrame',
  'EventDispatch',
]);

/** Does something while the browser traces itself; gives every task of the page's main thread. */
export async function tracedTasks(page: Page, act: () => Promise<void>): Promise<readonly Task[]> {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  // The protocol's values are what the browser's trace format says they are.
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: categories, recordMode: 'recordContinuously' },
  });
  await act();
  await stop(session);
  await session.detach();
  return tasksOf(events);
}

function stop(session: CDPSession): Promise<void> {
  return new Promise((done, failed) => {
    session.once('Tracing.tracingComplete', () => done());
    session.send('Tracing.end').catch(failed);
  });
}

function tasksOf(events: readonly TraceEvent[]): readonly Task[] {
  const scripts = events.filter(({ name, ph }) => ph === 'X' && scriptEvents.has(name));
  // The page's thread is the renderer's main thread on which the most of its functions ran.
  const counts = new Map<string, number>();
  for (const one of scripts) counts.set(threadOf(one), (counts.get(threadOf(one)) ?? 0) + 1);
  const mains = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map((one) => threadOf(one)),
  );
  const [busiest] = [...counts].filter(([thread]) => mains.has(thread)).sort((a, b) => b[1] - a[1])[0] ?? [];
  const mine = scripts.filter((one) => threadOf(one) === busiest);
  return events
    .filter((one) => one.ph === 'X' && threadOf(one) === busiest && one.name.endsWith('RunTask'))
    .map((task) => ({
      wall: (task.dur ?? 0) / 1000,
      processor: (task.tdur ?? task.dur ?? 0) / 1000,
      script: mine.some(({ ts }) => ts >= task.ts && ts <= task.ts + (task.dur ?? 0)),
    }));
}

function threadOf({ pid, tid }: TraceEvent): string {
  return `${pid} ${tid}`;
}
