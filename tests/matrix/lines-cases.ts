import * as cases from '@sanshen/contract/cases';
import type { RouteShape } from '@sanshen/contract/route';
import * as spotChecks from '@sanshen/contract/spot-checks';
import { organizationIn, personIn } from '../../packages/server/test/organization-support.ts';
import type { Line, Request } from './lines.ts';
import type { Resources } from './resources.ts';

function line(
  route: RouteShape,
  own: string,
  expected: string,
  request: (it: Resources) => Promise<Request> | Request,
): Line {
  return { route, on: 'district', own, expected, request };
}

const nobodys = '00000000-0000-4000-8000-000000000000';
const there = (it: Resources) => ({ params: { organization: it.organization } });
const ofCase = async (it: Resources) => ({ params: { case: await it.accountabilityCase() } });
const ofRecord = async (it: Resources) => ({ params: { record: await it.accountabilityRecord() } });
const step = (body: object) => async (it: Resources) => ({ ...(await ofCase(it)), body });

/** §12: the unit answers, its command handles and decides, the publicity department guides; nobody else knows of it. */
export const caseLines: readonly Line[] = [
  line(cases.listCases, 'operator', 'ok ok ok no no no', there),
  line(cases.readCaseFigures, 'operator', 'ok ok ok no no no', there),
  line(cases.openCase, 'mainLeader', 'ok ok ok no no no', (it) => ({
    ...there(it),
    body: { clause: '§5', gravity: 'minor', title: it.fresh(), note: '补录' },
  })),
  line(cases.readCase, 'operator', 'ok ok ok nf nf nf', ofCase),
  line(
    cases.stepCase,
    'platformLead',
    'ok cases.notYours cases.notYours nf nf nf',
    step({ kind: 'answer', note: '已查明' }),
  ),
  line(
    cases.stepCase,
    'mainLeader',
    'cases.notYours ok ok nf nf nf',
    step({
      kind: 'addEvidence',
      evidence: [{ kind: 'page', id: 'https://example.com', name: '页' }],
      note: '',
    }),
  ),
  line(cases.readCaseRecords, 'mainLeader', 'ok ok cases.recordNotYours nf nf nf', async (it) => ({
    ...(await ofCase(it)),
    body: {},
  })),
  line(
    cases.readCaseRecords,
    'platformLead',
    'cases.recordNotYours ok cases.recordNotYours nf nf nf',
    async (it) => ({
      ...(await ofCase(it)),
      body: {},
    }),
  ),
  line(
    cases.makeRecord,
    'mainLeader',
    'cases.recordNotYours ok cases.recordNotYours nf nf nf',
    async (it) => ({
      ...(await ofCase(it)),
      body: { person: personIn('wuhua', 'operator', 1), grounds: '未按规程办理' },
    }),
  ),
  line(cases.listOwnRecords, 'operator', 'ok ok ok ok ok ok', () => ({})),
  // It is about the operator; for everybody else there is no such record.
  line(cases.appealRecord, 'operator', 'ok nf nf nf nf nf', async (it) => ({
    ...(await ofRecord(it)),
    body: { note: '请复核' },
  })),
  line(
    cases.decideRecord,
    'mainLeader',
    'cases.recordDecided cases.recordDecided cases.recordDecided nf nf nf',
    async (it) => ({
      ...(await ofRecord(it)),
      body: { verdict: 'upheld', note: '维持' },
    }),
  ),
  line(spotChecks.listSpotChecks, 'operator', 'ok ok ok no no no', there),
  line(spotChecks.drawSpotCheck, 'mainLeader', 'spotChecks.notIndependent no no no no no', (it) => ({
    ...there(it),
    body: {
      ...{ title: '抽查', from: '2026-01-01T00:00:00.000Z', to: '2026-12-31T00:00:00.000Z' },
      ...{ units: [organizationIn('wuhuaYouthCentre')], method: 'random', size: 1 },
      inspectors: [personIn('panlong', 'mainLeader'), personIn('wuhua', 'operator', 1)],
      referee: personIn('wuhua', 'operator', 2),
    },
  })),
  line(spotChecks.listOwnSpotChecks, 'operator', 'ok ok ok ok ok ok', () => ({})),
  ...[
    spotChecks.readSpotCheck,
    spotChecks.readSpotCheckItem,
    spotChecks.submitSpotCheck,
    spotChecks.settleSpotCheck,
  ].map((route) =>
    line(route, 'operator', 'nf nf nf nf nf nf', () => ({
      params: { check: nobodys, ...(route === spotChecks.readSpotCheckItem ? { item: 0 } : {}) },
      ...(route === spotChecks.submitSpotCheck ? { body: { answers: [] } } : {}),
      ...(route === spotChecks.settleSpotCheck ? { body: { verdicts: [] } } : {}),
    })),
  ),
];
