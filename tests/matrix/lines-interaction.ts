import * as interaction from '@sanshen/contract/interaction';
import * as standing from '@sanshen/contract/interaction-standing';
import type { RouteShape } from '@sanshen/contract/route';
import { addHours } from '@sanshen/domain/kernel';
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

const who = 'ok ok ok no no no';
/** The unit's own people alone act for its accounts. */
const ownOnly = 'ok no no no no no';
const there = (it: Resources) => ({ params: { organization: it.organization } });
const wish = (it: Resources) => ({
  body: {
    channel: it.channel,
    action: 'follow',
    purpose: '工作联系',
    target: { account: it.fresh() },
  },
});
const nobodys = '00000000-0000-4000-8000-000000000000';

/** §6: acts of official accounts, standing approvals, lists of accounts, what was hidden. */
export const interactionLines: readonly Line[] = [
  line(interaction.requestAction, 'operator', ownOnly, wish),
  line(interaction.previewAction, 'operator', ownOnly, wish),
  line(interaction.listActs, 'operator', who, there),
  line(interaction.readInteraction, 'operator', who, there),
  line(interaction.readAct, 'operator', who, async (it) => ({ params: { act: await it.act() } })),
  line(interaction.decideAct, 'publicityLead', ownOnly, async (it) => ({
    params: { act: await it.act() },
    body: { decision: 'approve' },
  })),
  {
    ...line(interaction.decideAct, 'operator', 'interaction.ownRequest no no no no no', async (it) => ({
      params: { act: await it.act() },
      body: { decision: 'approve' },
    })),
    on: 'own request',
  },
  line(interaction.recordAct, 'operator', 'interaction.wrongStatus no no no no no', async (it) => ({
    params: { act: await it.act() },
    body: { outcome: 'failed' },
  })),
  line(standing.listStanding, 'operator', who, there),
  line(standing.proposeStanding, 'operator', ownOnly, (it) => ({
    ...there(it),
    body: {
      action: 'like',
      channel: null,
      name: it.fresh(),
      template: null,
      perHour: 1,
      perDay: 2,
      validTo: addHours(it.now(), 240),
    },
  })),
  line(standing.stepStanding, 'platformLead', ownOnly, async (it) => ({
    params: { standing: await it.standing() },
    body: { step: 'grant' },
  })),
  line(standing.listAccounts, 'operator', ownOnly, there),
  line(standing.listAccount, 'publicityLead', ownOnly, (it) => ({
    ...there(it),
    body: { platform: 'weibo', handle: it.fresh(), listing: 'allowed', why: '共建单位' },
  })),
  line(standing.unlistAccount, 'publicityLead', 'nf no no no no no', (it) => ({
    params: { organization: it.organization, account: nobodys },
  })),
  line(standing.readHidings, 'operator', who, there),
];
