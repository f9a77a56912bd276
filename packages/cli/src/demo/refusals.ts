import { RefusedRequest } from '@sanshen/contract/client';
import { appointActing, endAppointment, readOrganization } from '@sanshen/contract/organization';
import { abandon } from '@sanshen/contract/review';
import {
  demonstrationChannelId,
  demonstrationOrganizationId,
  demonstrationPersonId,
} from '@sanshen/server/demonstration/index';
import { contentFrom, coverFrom, open, signMine, signSeat, submitNow } from './desk.ts';
import type { Stage } from './stage.ts';

const key = 'guandu';
const organization = demonstrationOrganizationId(key);
const channel = demonstrationChannelId(key, 'wechat');
const leaderSeat = { stage: 'leader', seat: 'leader' };

const text = `官渡区青年志愿者招募
官渡区面向社会招募青年志愿者，参与社区服务和文明劝导，欢迎报名。`;

/** What else must fail: one's own article, a lapsed appointment, two signs at once on the last seat. */
export async function refusalsChapter(stage: Stage): Promise<void> {
  stage.narrator.chapter({ zh: '四、必须被拒绝的操作', en: '4. What must be refused' });
  await ownArticle(stage);
  const manuscript = await lapsedAppointment(stage);
  await lastSeatTwice(stage, manuscript);
}

async function ownArticle({ desk, narrator, cover, between }: Stage) {
  const lead = await desk.as(key, 'platformLead');
  const own = await open(lead, organization, {
    ...contentFrom(text, { channel, byline: '官渡区', topic: 'service' }),
    cover: await coverFrom(lead, organization, cover),
  });
  await submitNow(lead, own.manuscript);
  await narrator.refused(
    { zh: '作者签署自己的稿件', en: 'the author signs his own article' },
    ['review.ownArticle'],
    () => signSeat(lead, own.manuscript, { stage: 'platform', seat: 'platformLead' }),
  );
  await lead.call(abandon, { params: { manuscript: own.manuscript }, body: { reason: '演示结束' } });
  await between();
}

async function lapsedAppointment({ desk, narrator, cover, between }: Stage): Promise<string> {
  const author = await desk.as(key, 'operator', 1);
  const content = contentFrom(text, { channel, byline: '共青团官渡区委', topic: 'service' });
  const { manuscript } = await open(author, organization, {
    ...content,
    cover: await coverFrom(author, organization, cover),
  });
  await submitNow(author, manuscript);
  const registrar = await desk.as(key, 'registrar');
  const { version } = await registrar.read(readOrganization, { params: { organization } });
  const person = demonstrationPersonId(key, 'operator', 2);
  const to = new Date(Date.now() + 3_600_000).toISOString();
  const acting = await registrar.call(
    appointActing,
    { params: { organization }, body: { person, office: 'platformLead', to } },
    { ifMatch: version ?? '' },
  );
  await registrar.call(endAppointment, { params: { appointment: acting.id }, body: {} });
  await narrator.refused(
    { zh: '代行任期结束后签署', en: 'sign with a lapsed appointment' },
    ['review.appointmentLapsed', 'review.notInOffice'],
    async () =>
      signSeat(await desk.as(key, 'operator', 2), manuscript, { stage: 'platform', seat: 'platformLead' }),
  );
  await between();
  return manuscript;
}

async function lastSeatTwice({ desk, narrator }: Stage, manuscript: string) {
  await signMine(await desk.as(key, 'platformLead'), manuscript, '同意。');
  await signMine(await desk.as(key, 'publicityLead'), manuscript, '同意。');
  const leaders = [await desk.as(key, 'leaderInCharge'), await desk.as(key, 'mainLeader')];
  const results = await Promise.allSettled(
    leaders.map((leader) => signSeat(leader, manuscript, leaderSeat, '同意。')),
  );
  const lost = results.find((result) => result.status === 'rejected');
  if (results.filter((result) => result.status === 'fulfilled').length !== 1 || lost === undefined) {
    throw new Error('of two simultaneous signs on the last seat exactly one must count');
  }
  narrator.step({
    zh: '两位领导同时签最后一席：只有一人生效',
    en: 'two leaders sign the last seat at once: exactly one counts',
  });
  await narrator.refused(
    { zh: '另一人收到冲突说明', en: 'the other gets the conflict' },
    ['review.alreadySigned', 'review.wrongPhase', 'review.stageClosed'],
    async () => {
      if (lost.reason instanceof RefusedRequest) throw lost.reason;
      throw new Error(String(lost.reason));
    },
  );
}
