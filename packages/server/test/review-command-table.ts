import { correctManuscript, createManuscript, reviseManuscript } from '@sanshen/contract/content';
import { uploadFile } from '@sanshen/contract/files';
import * as contract from '@sanshen/contract/review';
import { type RouteShape, routeUrl } from '@sanshen/contract/route';
import type { Caller } from './harness.ts';
import { type City, organizationIn } from './organization-support.ts';
import { article, sign, write, writeAndSubmit } from './review-support.ts';

/** A request that will be accepted. */
export interface Prepared {
  readonly by: Caller;
  readonly route: RouteShape;
  readonly call: { readonly params?: object; readonly body?: object };
  readonly ifMatch?: string | null;
}

const reason = '理由';

/** Every command in a state in which it is accepted. */
export async function commandTable(city: City): Promise<Readonly<Record<string, () => Promise<Prepared>>>> {
  const { harness } = city;
  const operator = await city.as('wuhua', 'operator', 1);
  const platformLead = await city.as('wuhua', 'platformLead');
  const publicityLead = await city.as('wuhua', 'publicityLead');
  const leader = await city.as('wuhua', 'leaderInCharge');
  const mainLeader = await city.as('wuhua', 'mainLeader');
  const registrar = await city.as('wuhua', 'registrar');
  const superior = await city.as('kunming', 'deputySecretaryPublicity');
  const author = await city.as('panlong', 'operator', 1);
  return {
    create: async () => ({
      by: operator,
      route: createManuscript,
      call: { body: { organization: organizationIn('wuhua'), content: article('wuhua') } },
    }),
    revise: async () => {
      const { manuscript, digest } = await write(operator, 'wuhua');
      const content = article('wuhua', { title: '改' });
      return {
        by: operator,
        route: reviseManuscript,
        call: { params: { manuscript }, body: { content } },
        ifMatch: digest,
      };
    },
    correct: async () => {
      const { manuscript, digest } = await writeAndSubmit(operator, 'wuhua');
      const place = { stage: 'platform', seat: 'platformLead', round: 1, reason };
      const body = { ...place, content: article('wuhua', { title: '改' }) };
      return {
        by: platformLead,
        route: correctManuscript,
        call: { params: { manuscript }, body },
        ifMatch: digest,
      };
    },
    submit: async () => {
      const { manuscript, digest } = await write(operator, 'wuhua');
      return { by: operator, route: contract.submit, call: { params: { manuscript }, body: { digest } } };
    },
    sign: async () => {
      const { manuscript, digest } = await writeAndSubmit(operator, 'wuhua');
      const claim = {
        stage: 'platform',
        seat: 'platformLead',
        duties: ['review', 'proofread'],
        round: 1,
        digest,
      };
      return { by: platformLead, route: contract.sign, call: { params: { manuscript }, body: claim } };
    },
    signPaper: async () => {
      const { manuscript, digest } = await writeAndSubmit(operator, 'wuhua');
      const claim = {
        stage: 'platform',
        seat: 'platformLead',
        duties: ['review', 'proofread'],
        round: 1,
        digest,
      };
      const paper = {
        signer: platformLead.person,
        scan: await uploadScan(city, registrar),
        signedOn: harness.clock.now(),
      };
      return {
        by: registrar,
        route: contract.signPaper,
        call: { params: { manuscript }, body: { ...claim, ...paper } },
      };
    },
    return: async () => {
      const { manuscript, digest } = await writeAndSubmit(operator, 'wuhua');
      const body = { to: null, round: 1, digest, reasons: reason };
      return { by: platformLead, route: contract.returnManuscript, call: { params: { manuscript }, body } };
    },
    withdraw: async () => {
      const { manuscript } = await writeAndSubmit(operator, 'wuhua');
      return { by: operator, route: contract.withdraw, call: { params: { manuscript }, body: { reason } } };
    },
    abandon: async () => {
      const { manuscript } = await writeAndSubmit(operator, 'wuhua');
      return { by: operator, route: contract.abandon, call: { params: { manuscript }, body: { reason } } };
    },
    raiseImportance: async () => {
      const { manuscript } = await writeAndSubmit(operator, 'wuhua');
      const body = { direction: 'raise', level: 'important', reason };
      return { by: operator, route: contract.changeImportance, call: { params: { manuscript }, body } };
    },
    lowerImportance: async () => {
      const { manuscript } = await writeAndSubmit(operator, 'wuhua', 'important');
      const body = { direction: 'lower', level: 'ordinary', reason };
      return { by: mainLeader, route: contract.changeImportance, call: { params: { manuscript }, body } };
    },
    reseat: async () => {
      const { manuscript } = await writeAndSubmit(author, 'panlong');
      await sign(await city.as('panlong', 'platformLead'), manuscript, 'platform', 'platformLead');
      await sign(await city.as('panlong', 'publicityLead'), manuscript, 'publicity', 'publicityLead');
      return {
        by: superior,
        route: contract.reseat,
        call: { params: { manuscript }, body: { stage: 'board', reason } },
      };
    },
    noteFinding: async () => {
      const { manuscript } = await writeAndSubmit(operator, 'wuhua');
      const body = { severity: 'warning', text: '标题过长' };
      return { by: publicityLead, route: contract.noteFinding, call: { params: { manuscript }, body } };
    },
    ruleFinding: async () => {
      const { manuscript } = await writeAndSubmit(operator, 'wuhua');
      const params = { manuscript };
      await platformLead.call(contract.noteFinding, {
        params,
        body: { severity: 'error', text: '数字有误' },
      });
      const { items } = await operator.call(contract.listFindings, { params, query: {} });
      const where = { manuscript, finding: items[0]?.finding ?? '' };
      return {
        by: operator,
        route: contract.ruleFinding,
        call: { params: where, body: { ruling: 'accepted' } },
      };
    },
    requestEmergency: async () => {
      const { manuscript, digest } = await write(operator, 'wuhua');
      return {
        by: platformLead,
        route: contract.requestEmergency,
        call: { params: { manuscript }, body: { digest, reason } },
      };
    },
    confirmEmergency: async () => {
      const { manuscript, digest } = await write(operator, 'wuhua');
      const params = { manuscript };
      await platformLead.call(contract.requestEmergency, { params, body: { digest: digest ?? '', reason } });
      return { by: leader, route: contract.confirmEmergency, call: { params, body: { digest } } };
    },
  };
}

async function uploadScan({ harness }: City, by: Caller): Promise<string> {
  const boundary = 'scanboundary';
  const answer = await harness.inject({
    method: 'POST',
    url: routeUrl(uploadFile),
    headers: {
      cookie: by.cookie,
      'x-sanshen-request': '1',
      'content-type': `multipart/form-data; boundary=${boundary}`,
    },
    payload: `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="scan.pdf"\r\n\r\n%PDF-1.7 scan\r\n--${boundary}--\r\n`,
  });
  return answer.json().digest;
}

/** Sends a prepared request. */
export function sendPrepared({ by, route, call, ifMatch }: Prepared, headers: Record<string, string>) {
  const version: Record<string, string> = ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` };
  // The table states each call beside its route; the common type of all routes forbids bodies.
  return by.send(route, call as never, { ...version, ...headers });
}
