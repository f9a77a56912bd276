import { emptyContent } from '@sanshen/domain/content';
import { addHours, type Digest, type PersonId } from '@sanshen/domain/kernel';
import { addDays, dayOf, type IdeaContent, type IdeaId } from '@sanshen/domain/planning';
import { createManuscript } from '../modules/content/public.ts';
import { convertIdea, proposeIdea, sayOnIdea, stepOnIdea } from '../modules/planning/public.ts';
import { SettableClock } from '../platform/clock.ts';
import type { CommandKey } from '../platform/commands.ts';
import type { AppContext } from '../platform/context.ts';
import { keepFile } from '../platform/files/keep-file.ts';
import { demonstrationOrganizationId, demonstrationPersonId } from './people.ts';

const county = 'wuhua';
const organization = demonstrationOrganizationId(county);
const writer = demonstrationPersonId(county, 'operator', 1);
const colleague = demonstrationPersonId(county, 'operator', 2);
const lead = demonstrationPersonId(county, 'publicityLead');

const notice = [
  '为深入开展国家宪法日宣传，团区委定于宪法宣传周期间组织青年法治实践活动。',
  '活动包括法治讲座、模拟法庭、普法市集三个部分，面向全区各中学团支部和街道青年志愿服务队。',
  '各单位要精心组织，认真落实安全责任，活动结束后三日内报送总结材料和影像资料。',
];
const added = [
  '想去的同学看这里：模拟法庭周六下午开放旁听，带学生证即可入场，散场后可以向法官提问，名额三十人，报满为止。',
  '普法市集设在社区广场，租房合同、兼职合同怎么看，现场有律师逐条讲。',
];

/**
 * Gives the demonstration some ideas at every step, and an article made from a work draft, by the commands that people give. Only in a database
 * without ideas; gives how many it made.
 */
export async function fillIdeas(given: AppContext): Promise<number> {
  const any = await given.db.selectFrom('planning_idea').select('idea_id').limit(1).executeTakeFirst();
  if (any !== undefined) return 0;
  const now = given.clock.now();
  const clock = new SettableClock(addHours(now, -30));
  const context = { ...given, clock };
  const day = (ahead: number) => addDays(dayOf(now), ahead);
  let count = 0;
  const key = (person: PersonId): CommandKey => {
    count += 1;
    // Some minutes later each time, never after the present.
    clock.set(addHours(now, -30 + count));
    return { idempotencyKey: `demonstration-idea-${count}`, person, route: 'demonstration', bodyDigest: '' };
  };
  const propose = async (
    person: PersonId,
    said: Partial<IdeaContent> & Pick<IdeaContent, 'title' | 'topic'>,
  ) => {
    const content = { angle: '', form: 'original', plannedOn: null, drafts: [], ...said } as const;
    const origin = { kind: content.drafts.length > 0 ? 'workDraft' : 'own', id: null } as const;
    const wish = { person, organization, content, origin, note: '' };
    return (await proposeIdea(context, key(person), wish)).idea;
  };
  const step = (person: PersonId, idea: IdeaId, kind: 'approve' | 'decline' | 'claim', note = '') =>
    stepOnIdea(context, key(person), { person, idea, note }, { kind });
  const say = (person: PersonId, idea: IdeaId, text: string) =>
    sayOnIdea(context, key(person), { person, idea, text });

  const constitution = await propose(writer, {
    title: '宪法和我有什么关系',
    angle: '从租房、兼职、网购三件身边事讲起，每件事落到一条宪法条文。',
    topic: 'theory',
    plannedOn: day(9),
  });
  await say(colleague, constitution, '可以请区法院的青年法官出镜答三个问题。');
  const spirit = await propose(colleague, {
    title: '二十岁的他们在一二·九',
    angle: '用当年学生的日记和信件，讲青年与国家的关系。',
    topic: 'politicalGuidance',
    plannedOn: day(14),
  });
  await step(lead, spirit, 'approve', '注意史料出处，逐条注明。');
  await step(colleague, spirit, 'claim');
  await propose(writer, {
    title: '应届生租房避坑清单',
    angle: '把去年收到的咨询按合同、押金、退租三类整理。',
    topic: 'service',
    plannedOn: day(5),
  });
  const refused = await propose(writer, { title: '网红打卡地大盘点', topic: 'policy' });
  await step(lead, refused, 'decline', '与政策宣传无关，建议另选角度。');

  const file = await keepFile(context, Buffer.from(notice.join('\n\n')), {
    person: writer,
    organization,
    name: '宪法宣传周通知.txt',
  });
  // The schema of the answer speaks of strings; keepFile made it.
  const draft = { file: file.digest as Digest, name: '宪法宣传周通知' };
  const week = await propose(writer, {
    title: '宪法宣传周，这样过',
    topic: 'work',
    drafts: [draft],
    plannedOn: day(7),
  });
  await convertIdea(context, key(writer), { person: writer, idea: week });
  const source = {
    form: 'adapted',
    sources: [{ who: '团区委办公室', document: draft.name, file: draft.file }],
  } as const;
  const article = {
    ...emptyContent,
    title: '宪法宣传周去哪儿？这份安排请收好',
    body: {
      type: 'doc',
      content: [...notice.slice(0, 2), ...added].map((text) => ({
        type: 'paragraph',
        content: [{ type: 'text', text }],
      })),
    },
    topic: 'work',
    source,
  };
  await createManuscript(context, key(colleague), { person: colleague, organization, content: article });
  return 5;
}
