import { publish } from '@sanshen/contract/publishing';
import { demonstrationChannelId, demonstrationOrganizationId } from '@sanshen/server/demonstration/index';
import { contentFrom, coverFrom, look, open, save, signMine, submitNow } from './desk.ts';
import type { Stage } from './stage.ts';

const key = 'schoolAffairs';
const organization = demonstrationOrganizationId(key);
const channel = demonstrationChannelId(key, 'wechat');

const text = `全市中学团校课程资源征集启事
为丰富中学团校教学内容，团市委学校部面向全市中学征集团课课程资源。
征集内容包括团史故事、志愿服务案例和青年榜样访谈三类，每所学校可报送两件作品。
请各学校团委于本月底前完成报送，评选结果将在团市委学校部公众号公布。`;

/** A department of the city committee: two named deputy secretaries hold the third stage. */
export async function departmentChapter({ desk, narrator, cover: picture, between }: Stage): Promise<void> {
  narrator.chapter({
    zh: '二、团市委学校部：两位副书记共同完成第三审',
    en: '2. A department of the city committee: two deputy secretaries hold the third stage',
  });
  const author = await desk.as(key, 'operator', 1);
  const content = contentFrom(text, { channel, byline: '团市委学校部', topic: 'work' });
  const { manuscript } = await open(author, organization, {
    ...content,
    cover: await coverFrom(author, organization, picture),
  });
  await submitNow(author, manuscript);
  narrator.step({ zh: '学校部运营人员送审', en: 'the department’s operator submits' });
  await between();
  await signMine(await desk.as(key, 'platformLead'), manuscript, '同意。');
  await signMine(await desk.as(key, 'departmentHead'), manuscript, '同意。');
  narrator.step({ zh: '平台第一审、部门负责同志第二审完成', en: 'platform and department head have signed' });
  await between();
  const first = await signMine(await desk.as('kunming', 'deputySecretaryBusiness'), manuscript, '同意。');
  if (first.phase !== 'inReview') throw new Error('one deputy alone must not release');
  narrator.step({
    zh: '分管业务的副书记签署，尚缺一席，未签发',
    en: 'the deputy for the business signs; one seat is missing, no release',
  });
  await between();
  const second = await signMine(await desk.as('kunming', 'deputySecretaryPublicity'), manuscript, '同意。');
  if (second.phase !== 'released') throw new Error('both deputies together must release');
  narrator.step({ zh: '分管宣传工作的副书记签署，稿件签发', en: 'the deputy for publicity signs: released' });
  await between();
  const { digest } = await look(author, manuscript);
  await save(author, manuscript, { title: '全市中学团校课程资源征集启事（更新）' });
  narrator.step({
    zh: '作者在签发后改动标题：签发撤销，重新进入审校',
    en: 'the author edits after the release: it is revoked, a new round begins',
  });
  await narrator.refused(
    { zh: '按原签发版本发布', en: 'publish after a change' },
    ['publication.noRelease', 'publication.notReleasedText'],
    () => author.call(publish, { params: { manuscript }, body: { channel, digest } }),
  );
}
