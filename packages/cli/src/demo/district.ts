import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readArchive } from '@sanshen/contract/archive';
import { compareRevisions } from '@sanshen/contract/content';
import { appointActing, readOrganization } from '@sanshen/contract/organization';
import { publish, verifyNow } from '@sanshen/contract/publishing';
import {
  demonstrationChannelId,
  demonstrationOrganizationId,
  demonstrationPersonId,
} from '@sanshen/server/demonstration/index';
import {
  contentFrom,
  coverFrom,
  look,
  open,
  raise,
  replaceWording,
  save,
  signMine,
  signSeat,
  submitNow,
} from './desk.ts';
import { tamperedCopy, verifyOffline } from './offline.ts';
import { published, verified } from './publication-watch.ts';
import type { Stage } from './stage.ts';

const key = 'wuhua';
const organization = demonstrationOrganizationId(key);
const channel = demonstrationChannelId(key, 'wechat');
const platformSeat = { stage: 'platform', seat: 'platformLead' };
const publicitySeat = { stage: 'publicity', seat: 'publicityLead' };
const leaderSeat = { stage: 'leader', seat: 'leader' };

/** The notice as the article of a district's WeChat channel, from the first draft to the verified archive. */
export async function districtChapter(stage: Stage): Promise<void> {
  stage.narrator.chapter({
    zh: '一、五华区微信公众号：从草稿到核验归档',
    en: '1. A district’s WeChat channel: from draft to verified archive',
  });
  const { manuscript, first } = await writeAndSubmit(stage);
  await firstStage(stage, manuscript);
  await secondStage(stage, manuscript, first);
  await thirdStage(stage, manuscript);
  await publishAndVerify(stage, manuscript);
  await archiveAndVerify(stage, manuscript);
}

async function writeAndSubmit({ desk, narrator, notice, cover, between }: Stage) {
  const author = await desk.as(key, 'operator', 1);
  const picture = await coverFrom(author, organization, cover);
  const content = contentFrom(notice, {
    channel,
    channelTitle: '关于加强昆明团属新媒体内容发布管理的规定',
    byline: '共青团昆明市委',
    topic: 'policy',
  });
  const { manuscript } = await open(author, organization, {
    ...content,
    summary: '共青团昆明市委印发规定，对团属新媒体内容发布管理提出十一条要求。',
    source: {
      form: 'repost',
      sources: [{ who: '共青团昆明市委办公室', document: '2023年2月1日印发的通知' }],
    },
  });
  narrator.step({ zh: '运营人员建立稿件', en: 'the operator opens a manuscript' });
  await narrator.refused(
    { zh: '没有封面图就送审（微信不接收）', en: 'submit without the cover that WeChat demands' },
    ['review.incomplete'],
    () => submitNow(author, manuscript),
  );
  await between();
  await save(author, manuscript, { cover: picture });
  narrator.step({ zh: '配封面图，保存新版本', en: 'adds a cover picture: a new revision' });
  const { digest: first } = await look(author, manuscript);
  await between();
  await narrator.refused(
    { zh: '未经签发直接发布', en: 'publish without a release' },
    ['publication.noRelease'],
    () => author.call(publish, { params: { manuscript }, body: { channel, digest: first } }),
  );
  await submitNow(author, manuscript);
  narrator.step({ zh: `送审，版本摘要 ${short(first)}`, en: `submits, digest ${short(first)}` });
  await between();
  const leader = await desk.as(key, 'leaderInCharge');
  await narrator.refused(
    { zh: '分管领导越过前两审直接签三审', en: 'skip a stage' },
    ['review.stageNotReached'],
    () => signSeat(leader, manuscript, leaderSeat),
  );
  const administrator = await desk.as('kunming', 'administrator');
  await narrator.refused(
    { zh: '系统管理员强行签发', en: 'an administrator forces the release' },
    ['review.notInOffice', 'request.notFound'],
    () =>
      signSeat(administrator, manuscript, { ...platformSeat, duties: ['review', 'proofread'] }, '', {
        digest: first,
        round: 1,
      }),
  );
  return { manuscript, first };
}

async function firstStage({ desk, narrator, between }: Stage, manuscript: string) {
  await signMine(await desk.as(key, 'platformLead'), manuscript, '导向正确，同意。');
  narrator.step({ zh: '平台负责人完成第一审、第一校', en: 'platform lead: first review and proofread' });
  await between();
}

async function secondStage({ desk, narrator, between }: Stage, manuscript: string, first: string) {
  const publicity = await desk.as(key, 'publicityLead');
  const platform = await desk.as(key, 'platformLead');
  await replaceWording(publicity, manuscript, publicitySeat, {
    from: '个人手机上登陆',
    to: '个人手机上登录',
    reason: '“登陆”应为“登录”',
  });
  narrator.step({
    zh: '宣传工作负责人在二校中修正一处文字，形成新版本',
    en: 'publicity lead corrects a wording: a new revision',
  });
  const { text } = await platform.call(compareRevisions, {
    params: { manuscript },
    query: { from: 2, to: 3, language: 'zh' },
  });
  narrator.detail(text);
  await between();
  await narrator.refused({ zh: '用旧版本签署', en: 'sign on a stale digest' }, ['review.staleDigest'], () =>
    signSeat(publicity, manuscript, publicitySeat, '', { digest: first }),
  );
  await signMine(publicity, manuscript, '已修正一处文字，同意。');
  narrator.step({ zh: '宣传工作负责人签署第二审、第二校', en: 'publicity lead signs the second stage' });
  await between();
  await signMine(platform, manuscript, '修正处已看，确认。');
  narrator.step({
    zh: '平台负责人查看改动并确认，进入第三审',
    en: 'platform lead confirms the shown change; the third stage opens',
  });
  await between();
}

async function thirdStage({ desk, narrator, between }: Stage, manuscript: string) {
  const registrar = await desk.as(key, 'registrar');
  const person = demonstrationPersonId(key, 'platformLead');
  const { version } = await registrar.read(readOrganization, { params: { organization } });
  const to = new Date(Date.now() + 24 * 3_600_000).toISOString();
  await registrar.call(
    appointActing,
    { params: { organization }, body: { person, office: 'leaderInCharge', to } },
    { ifMatch: version ?? '' },
  );
  narrator.step({
    zh: '登记员登记：平台负责人代行分管领导一天',
    en: 'the registrar records an acting leader for a day',
  });
  await narrator.refused(
    { zh: '同一人再签第三审', en: 'one person signs two stages' },
    ['review.signedOtherStage'],
    async () => signSeat(await desk.as(key, 'platformLead'), manuscript, leaderSeat),
  );
  await between();
  const leader = await desk.as(key, 'leaderInCharge');
  await raise(leader, manuscript, 'important', '涉及全市团属新媒体管理，按重要内容加报。');
  narrator.step({
    zh: '分管领导提级为重要内容，加报主要负责同志',
    en: 'leader in charge raises the importance: escalation',
  });
  await signMine(leader, manuscript, '同意，请主要负责同志审定。');
  narrator.step({ zh: '分管领导签署第三审、第三校', en: 'leader in charge signs the third stage' });
  await between();
  await signMine(await desk.as(key, 'mainLeader'), manuscript, '同意发布。');
  narrator.step({ zh: '主要负责同志审定，稿件签发', en: 'main leader decides: the manuscript is released' });
  await between();
}

async function publishAndVerify({ desk, narrator, between }: Stage, manuscript: string) {
  const author = await desk.as(key, 'operator', 1);
  const { digest } = await look(author, manuscript);
  const begun = await author.call(publish, { params: { manuscript }, body: { channel, digest } });
  narrator.step({
    zh: '运营人员向微信公众号发布签发版本',
    en: 'the operator publishes the released text on WeChat',
  });
  await between();
  const done = await published(author, begun.publication);
  const learnt = done.learntBy === null ? directly : ways[done.learntBy];
  narrator.step({
    zh: `${learnt.zh}：已发布 ${done.url ?? ''}`,
    en: `${learnt.en}: published, ${done.url ?? ''}`,
  });
  await between();
  await author.call(verifyNow, { params: { publication: begun.publication } });
  const reading = await verified(author, begun.publication);
  if (reading !== 'same') throw new Error(`what is public is not what was released: ${reading}`);
  narrator.step({
    zh: `回抓比对：${reading}（与签发版本一致）`,
    en: `fetched back and compared: ${reading}`,
  });
  await narrator.refused(
    { zh: '重复发布到同一账号', en: 'publish twice on one channel' },
    ['publication.alreadyBegun'],
    () => author.call(publish, { params: { manuscript }, body: { channel, digest } }),
  );
}

async function archiveAndVerify({ desk, narrator, folder }: Stage, manuscript: string) {
  const leader = await desk.as(key, 'leaderInCharge');
  const archive = await leader.download(readArchive, { params: { manuscript } });
  const path = join(folder, 'case.zip');
  await writeFile(path, archive);
  const size = Math.round(archive.length / 1024);
  narrator.step({ zh: `导出归档文件，${size} KB`, en: `exports the archive, ${size} KB` });
  const sound = await verifyOffline(path);
  for (const line of sound.lines) narrator.detail(line);
  if (sound.code !== 0) throw new Error('the archive must verify');
  narrator.step({
    zh: '离线核验归档文件：全部成立',
    en: 'offline verification of the archive: everything holds',
  });
  const forged = join(folder, 'tampered.zip');
  await writeFile(forged, tamperedCopy(archive));
  const found = await verifyOffline(forged);
  if (found.code === 0) throw new Error('a tampered archive must not verify');
  for (const line of found.lines.slice(-2)) narrator.detail(line);
  narrator.step({
    zh: '归档中被改动一个字：核验不通过并指出何处',
    en: 'one character changed in the archive: found and named',
  });
}

/** How the desk heard of the outcome. */
const ways = {
  event: {
    zh: '平台推送事件，验签解密后登记结果',
    en: 'the platform pushed its event, verified and decrypted',
  },
  check: { zh: '查询平台任务状态，登记结果', en: 'asked the platform about its task' },
  reconciliation: { zh: '平台未答复，经查询核实后登记结果', en: 'the answer was lost, settled by reading' },
  person: { zh: '人工核实后登记结果', en: 'a person looked and recorded it' },
} as const;
const directly = { zh: '平台当即答复', en: 'the platform answered at once' } as const;

/** Enough of a digest to recognise it. */
function short(digest: string): string {
  return digest.slice(0, 'sha256:'.length + 12);
}
