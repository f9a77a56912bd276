import { publish, readManualTask, resolvePublication } from '@sanshen/contract/publishing';
import { demonstrationChannelId, demonstrationOrganizationId } from '@sanshen/server/demonstration/index';
import { contentFrom, look, open, signMine, submitNow } from './desk.ts';
import { handedOver } from './publication-watch.ts';
import type { Stage } from './stage.ts';

const key = 'panlong';
const organization = demonstrationOrganizationId(key);
const channel = demonstrationChannelId(key, 'weibo');

const text = `盘龙区青年夜校秋季班开班
盘龙区青年夜校秋季班本周开班，首批开设书法、摄影和应急救护三门课程。
课程面向辖区十八至三十五周岁青年，每班三十人，全部免费。`;

/** An editorial board: k of n members and their leader hold the third stage; a platform without an API is served by hand. */
export async function boardChapter({ desk, narrator, between }: Stage): Promise<void> {
  narrator.chapter({
    zh: '三、盘龙区：编委会按规定人数完成第三审，微博由人工按步骤发布',
    en: '3. A district with an editorial board; Weibo is served by hand, step by step',
  });
  const author = await desk.as(key, 'operator', 1);
  const content = contentFrom(text, { channel, byline: '共青团盘龙区委', topic: 'service' });
  const { manuscript } = await open(author, organization, content);
  await submitNow(author, manuscript);
  await signMine(await desk.as(key, 'platformLead'), manuscript, '同意。');
  await signMine(await desk.as(key, 'publicityLead'), manuscript, '同意。');
  narrator.step({ zh: '前两审完成，进入编委会第三审', en: 'two stages signed; the board’s stage begins' });
  await between();
  const one = await signMine(await desk.as(key, 'boardMember', 1), manuscript, '同意。');
  const two = await signMine(await desk.as(key, 'boardMember', 2), manuscript, '同意。');
  if (one.phase !== 'inReview' || two.phase !== 'inReview')
    throw new Error('two members without the leader must not release');
  narrator.step({
    zh: '两名编委签署，分管领导尚未签署，未签发',
    en: 'two members have signed, the leader has not: no release',
  });
  await between();
  const led = await signMine(await desk.as(key, 'leaderInCharge'), manuscript, '同意发布。');
  if (led.phase !== 'released') throw new Error('the board with its leader must release');
  narrator.step({
    zh: '分管领导签署，编委会人数达到规定，稿件签发',
    en: 'the leader signs: the board is complete, released',
  });
  await between();
  const { digest } = await look(author, manuscript);
  const begun = await author.call(publish, { params: { manuscript }, body: { channel, digest } });
  await handedOver(author, begun.publication);
  const task = await author.call(readManualTask, { params: { publication: begun.publication } });
  narrator.step({
    zh: `微博没有接口，转人工：${task.steps.length} 个步骤`,
    en: `no API: handed to a person, ${task.steps.length} steps`,
  });
  await author.call(resolvePublication, {
    params: { publication: begun.publication },
    body: { happened: true, url: 'https://weibo.com/1000000000/Demo00001', note: '已按步骤发布' },
  });
  const { phase } = await look(author, manuscript);
  narrator.step({
    zh: `运营人员登记发布链接，稿件状态：${phase}`,
    en: `the operator records the address: ${phase}`,
  });
}
