import { parentPort, workerData } from 'node:worker_threads';
import type { PoolSetup, WorkOrder } from './check-pool.ts';
import { standardRules } from './standard-rules.ts';
import { Checker } from './text/checker.ts';
import type { Finding } from './text/finding.ts';
import { buildLexicon } from './text/lexicon/lexicon.ts';
import { lexiconRule } from './text/lexicon/lexicon-rule.ts';
import type { Numbered, WorkerReport } from './worker-pool.ts';

// One worker of the pool: makes the rules ready once, then checks what it is sent.
const { spelling, lists, demoted }: PoolSetup = workerData;
const checker = new Checker({
  rules: [
    ...standardRules({ spelling }),
    ...lists.map(({ name, terms }) => lexiconRule(buildLexicon(terms), name)),
  ],
  demoted: new Set(demoted),
});

parentPort?.on('message', ({ id, article, stop }: Numbered<WorkOrder>) => {
  const flag = new Int32Array(stop);
  const abort = new AbortController();
  const began = performance.now();
  let told = began;
  const onProgress = (done: number, total: number) => {
    if (Atomics.load(flag, 0) !== 0) abort.abort();
    const now = performance.now();
    if (now - began < 1000 || now - told < 250) return;
    told = now;
    report({ id, kind: 'progress', done, total });
  };
  try {
    report({ id, kind: 'done', answer: checker.check(article, { signal: abort.signal, onProgress }) });
  } catch (error) {
    report({ id, kind: 'failed', message: String(error) });
  }
});

function report(message: WorkerReport<readonly Finding[]>): void {
  parentPort?.postMessage(message);
}
