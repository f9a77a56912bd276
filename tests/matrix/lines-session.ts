import { readOpenApi } from '@sanshen/contract/about';
import { readFile, uploadFile } from '@sanshen/contract/files';
import * as ledger from '@sanshen/contract/ledger';
import { liveStream } from '@sanshen/contract/live';
import * as session from '@sanshen/contract/session';
import { demonstrationPassword } from '../../packages/server/src/demonstration/index.ts';
import type { Line } from './lines.ts';

const everybody = 'ok ok ok ok ok ok';
const login = { name: 'wuhua.operator1', password: demonstrationPassword };

/** What is one's own, or anybody's. */
export const sessionLines: readonly Line[] = [
  { route: liveStream, on: 'own screens', own: 'operator', expected: everybody, request: () => ({}) },
  { route: readOpenApi, on: 'server', own: 'operator', expected: everybody, request: () => ({}) },
  {
    route: session.logIn,
    on: 'login',
    own: 'operator',
    expected: everybody,
    request: () => ({ body: login }),
  },
  {
    route: session.currentSession,
    on: 'own session',
    own: 'operator',
    expected: everybody,
    request: () => ({}),
  },
  {
    route: session.listSessions,
    on: 'own session',
    own: 'operator',
    expected: everybody,
    request: () => ({}),
  },
  { route: session.logOut, on: 'own session', own: 'operator', expected: everybody, request: () => ({}) },
  {
    route: session.revokeSession,
    on: 'session of nobody',
    own: 'operator',
    expected: 'nf nf nf nf nf nf',
    request: () => ({ params: { session: '00000000-0000-4000-8000-000000000000' } }),
  },
  {
    route: session.changePassword,
    on: 'own password, wrongly stated',
    own: 'operator',
    expected: Array.from({ length: 6 }, () => 'session.loginRefused').join(' '),
    request: () => ({ body: { current: 'wrong password', next: 'a longer new password' } }),
  },
  {
    route: uploadFile,
    on: 'own file',
    own: 'operator',
    expected: everybody,
    request: (it) => ({ file: `${it.fresh()}.txt` }),
  },
  // The cover of a released text: who may read the text may read its files.
  {
    route: readFile,
    on: 'cover of a released manuscript',
    own: 'operator',
    expected: 'ok ok nf nf nf nf',
    request: (it) => ({ params: { digest: it.file } }),
  },
  { route: ledger.latestCheckpoint, on: 'ledger', own: 'operator', expected: everybody, request: () => ({}) },
  {
    route: ledger.consistencyProof,
    on: 'ledger',
    own: 'operator',
    expected: everybody,
    request: () => ({ query: { older: 1, newer: 1 } }),
  },
  { route: ledger.ledgerSummary, on: 'ledger', own: 'operator', expected: everybody, request: () => ({}) },
  ...[ledger.listEntries, ledger.entryProof].flatMap((route): Line[] => [
    {
      route,
      on: 'stream of a manuscript in review',
      own: 'operator',
      expected: `ok ${closed(5)}`,
      request: (it) => ({
        params: { stream: `manuscript:${it.sequenced.inReview}`, sequence: 1 },
      }),
    },
    {
      route,
      on: 'stream of a released manuscript',
      own: 'operator',
      expected: `ok ok ${closed(4)}`,
      request: (it) => ({
        params: { stream: `manuscript:${it.sequenced.released}`, sequence: 1 },
      }),
    },
    {
      route,
      on: 'stream of the organisation',
      own: 'mainLeader',
      expected: `ok ok ${closed(4)}`,
      request: (it) => ({ params: { stream: `organization:${it.organization}`, sequence: 1 } }),
    },
    {
      route,
      on: 'stream of a channel',
      own: 'mainLeader',
      expected: `ok ok ${closed(4)}`,
      request: (it) => ({ params: { stream: `channel:${it.channel}`, sequence: 1 } }),
    },
  ]),
];

function closed(count: number): string {
  return Array.from({ length: count }, () => 'ledger.streamClosed').join(' ');
}
