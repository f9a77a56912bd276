import * as channels from '@sanshen/contract/channels';
import * as credentials from '@sanshen/contract/channels-credentials';
import * as devices from '@sanshen/contract/channels-devices';
import * as lists from '@sanshen/contract/channels-lists';
import * as register from '@sanshen/contract/channels-register';
import type { RouteShape } from '@sanshen/contract/route';
import { personIn } from '../../packages/server/test/organization-support.ts';
import type { Line, Request } from './lines.ts';
import type { Resources } from './resources.ts';

const nobodys = '00000000-0000-4000-8000-000000000000';
const whoReads = 'ok ok ok no no no';
const whoKeeps = 'ok ok no no no no';
/** What is not there is not there for anybody. */
const nothing = 'nf nf nf nf nf nf';

function line(
  route: RouteShape,
  own: string,
  expected: string,
  request: (it: Resources) => Promise<Request> | Request,
): Line {
  return { route, on: 'district', own, expected, request };
}

const there = (it: Resources) => ({ params: { organization: it.organization } });
const one = (it: Resources) => ({ params: { channel: it.channel } });
const duties = [
  { duty: 'leader', person: personIn('wuhua', 'leaderInCharge') },
  { duty: 'platformLead', person: personIn('wuhua', 'platformLead') },
  { duty: 'operator', person: personIn('wuhua', 'operator', 1) },
];

/** §7, §11: the register of channels, devices and credentials. Keepers act; the superior's keepers too; who guides reads. */
export const channelLines: readonly Line[] = [
  line(channels.listChannels, 'operator', whoReads, there),
  line(channels.readChannel, 'operator', whoReads, one),
  line(channels.applyForChannel, 'mainLeader', whoKeeps, (it) => ({
    ...there(it),
    body: { platform: 'mastodon', name: it.fresh(), purpose: '发布团务信息', duties },
  })),
  line(channels.changeChannel, 'mainLeader', whoKeeps, (it) => ({ ...one(it), body: { name: it.fresh() } })),
  line(channels.setChannelSecret, 'mainLeader', whoKeeps, (it) => ({
    params: { channel: it.wechatChannel, name: 'callbackToken' },
    body: { value: it.fresh() },
  })),
  line(register.listRegister, 'operator', whoReads, there),
  line(register.readRegisterEntry, 'operator', whoReads, one),
  line(register.readResponsibility, 'operator', whoReads, there),
  line(register.listChannelPeople, 'operator', whoReads, there),
  line(lists.exportRegister, 'operator', whoReads, there),
  line(lists.printRegister, 'operator', whoReads, there),
  line(lists.channelListTemplate, 'operator', whoReads, there),
  line(register.stepChannel, 'mainLeader', whoKeeps, (it) => ({
    ...one(it),
    body: { kind: 'setDuties', duties },
  })),
  {
    // The rule book's own offices decide these; whoever may read the register is told what stands.
    ...line(
      register.stepChannel,
      'mainLeader',
      'channels.wrongStatus channels.wrongStatus channels.wrongStatus no no no',
      (it) => ({ ...one(it), body: { kind: 'approve' } }),
    ),
    on: 'approval of a channel that runs',
  },
  // The matrix uploads a text, which is no list of channels: who may import is told so.
  line(
    lists.planChannelList,
    'mainLeader',
    'channels.listUnreadable channels.listUnreadable no no no no',
    (it) => ({ ...there(it), file: 'channels.csv' }),
  ),
  line(
    lists.importChannelList,
    'mainLeader',
    'channels.listUnreadable channels.listUnreadable no no no no',
    (it) => ({ ...there(it), file: 'channels.csv' }),
  ),
  line(devices.listDevices, 'operator', whoReads, there),
  line(devices.registerDevice, 'mainLeader', whoKeeps, (it) => ({
    ...there(it),
    body: {
      assetNumber: it.fresh(),
      kind: 'phone',
      model: '工作手机',
      custodian: personIn('wuhua', 'platformLead'),
      organizationOwned: true,
    },
  })),
  line(devices.changeDevice, 'mainLeader', whoKeeps, async (it) => ({
    params: { device: await it.device() },
    body: { model: it.fresh() },
  })),
  line(devices.retireDevice, 'mainLeader', whoKeeps, async (it) => ({
    params: { device: await it.device() },
    body: { reason: '报废' },
  })),
  line(devices.offerEnrolment, 'mainLeader', whoKeeps, async (it) => ({
    params: { device: await it.device() },
    body: {},
  })),
  line(
    devices.enrolDevice,
    'mainLeader',
    // The challenge is asked for first: it is nobody's.
    'factor.challengeEnded factor.challengeEnded factor.challengeEnded factor.challengeEnded factor.challengeEnded factor.challengeEnded',
    async (it) => ({
      params: { device: await it.device() },
      body: { challenge: nobodys, response: {} },
    }),
  ),
  line(devices.listAttestations, 'operator', whoReads, one),
  // The file is nobody's: who may attest is told that it is not there.
  line(devices.readLogins, 'operator', 'nf no no no no no', (it) => ({
    ...one(it),
    body: { evidence: `sha256:${'0'.repeat(64)}` },
  })),
  line(devices.attestChannel, 'operator', 'devices.evidenceMissing no no no no no', (it) => ({
    ...one(it),
    body: { evidence: null, logins: [] },
  })),
  line(devices.listLoginFindings, 'operator', whoReads, there),
  line(devices.clearLoginFinding, 'mainLeader', nothing, () => ({
    params: { finding: nobodys },
    body: { note: '已退出' },
  })),
  line(credentials.listCredentials, 'operator', whoReads, one),
  line(credentials.setCredential, 'mainLeader', whoKeeps, (it) => ({
    ...one(it),
    body: { kind: 'loginPassword', label: it.fresh(), value: it.fresh() },
  })),
  line(credentials.requestCheckout, 'operator', 'checkout.deviceNotEnrolled no no no no no', async (it) => ({
    params: { credential: await it.credential() },
    body: { purpose: '更换头像', minutes: 10, device: nobodys },
  })),
  line(credentials.listCheckouts, 'operator', whoReads, there),
  line(credentials.readCheckout, 'operator', nothing, () => ({ params: { checkout: nobodys } })),
  line(credentials.stepCheckout, 'operator', nothing, () => ({
    params: { checkout: nobodys },
    body: { kind: 'approve' },
  })),
  line(credentials.offerReveal, 'operator', nothing, () => ({ params: { checkout: nobodys }, body: {} })),
  line(credentials.revealCredential, 'operator', nothing, () => ({
    params: { checkout: nobodys },
    body: { challenge: nobodys, response: {} },
  })),
];
