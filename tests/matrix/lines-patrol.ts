import * as patrol from '@sanshen/contract/patrol';
import type { RouteShape } from '@sanshen/contract/route';
import { personIn } from '../../packages/server/test/organization-support.ts';
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
/** What is not there is not there for anybody. */
const nothing = 'nf nf nf nf nf nf';
const who = 'ok ok ok no no no';
const there = (it: Resources) => ({ params: { organization: it.organization } });

/** §6: patrols are the unit's own work; those above see them, and close what was put right. */
export const patrolLines: readonly Line[] = [
  line(patrol.readPatrols, 'operator', who, there),
  line(patrol.listPatrolFindings, 'operator', who, there),
  line(patrol.assignPatrol, 'platformLead', 'ok ok no no no no', (it) => ({
    ...there(it),
    body: {
      channel: it.wechatChannel,
      day: it.now().slice(0, 10),
      slot: 1,
      person: personIn('wuhua', 'operator', 1),
    },
  })),
  line(patrol.beginPatrol, 'operator', 'ok no no no no no', (it) => ({
    ...there(it),
    body: { channel: it.channel, slot: 1 },
  })),
  line(patrol.finishPatrol, 'operator', nothing, () => ({
    params: { patrol: nobodys },
    body: { answers: [], findings: [] },
  })),
  line(patrol.correctPatrolFinding, 'operator', nothing, () => ({
    params: { finding: nobodys },
    body: { note: '已改' },
  })),
  line(patrol.closePatrolFinding, 'platformLead', nothing, () => ({
    params: { finding: nobodys },
    body: { verdict: 'close' },
  })),
];
