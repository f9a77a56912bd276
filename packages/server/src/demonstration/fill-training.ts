import { addHours, brandId, type Instant, type PersonId } from '@sanshen/domain/kernel';
import type { Office } from '@sanshen/domain/organization';
import type { Lesson } from '@sanshen/domain/training';
import {
  adoptShipped,
  learn,
  publishCourse,
  recordHours,
  setExamination,
} from '../modules/training/public.ts';
import { SettableClock } from '../platform/clock.ts';
import type { CommandKey } from '../platform/commands.ts';
import type { AppContext } from '../platform/context.ts';
import { demonstrationOrganizationId, demonstrationPersonId } from './people.ts';

const city = demonstrationOrganizationId('kunming');
const cityLeader = demonstrationPersonId('kunming', 'deputySecretaryPublicity');
const unit = demonstrationOrganizationId('metro');
const unitLead = demonstrationPersonId('metro', 'platformLead');
const publicityLead = demonstrationPersonId('metro', 'publicityLead');
const learner = demonstrationPersonId('metro', 'operator', 1);
const second = demonstrationPersonId('metro', 'operator', 2);

const lesson = (id: string, title: string, minutes: number, text: string): Lesson => ({
  ...{ id, kind: 'text', title, text, file: null, seconds: minutes * 60 },
});

const lessons: readonly Lesson[] = [
  lesson(
    'read',
    '一审一校看什么',
    10,
    `一审先看能不能发，再看写得对不对。

导向：题目和正文是否正面，有没有与青少年成长无关、博取流量的内容。
事实：人名、职务、单位、时间、地点、数字是否与原件一致，引文是否核对过出处。
保密：材料有没有密级标志，有没有证件号、电话、住址等个人信息。
标识：图片和视频中的旗帜、徽章是否为现行有效的版本，有没有变形、颠倒。

一校逐字读。先通读一遍，再倒着查日期与星期、数字与单位、标题与正文是否一致。发现拿不准的，标出来问作者，不要替作者猜。`,
  ),
  lesson(
    'return',
    '怎样写退回意见',
    8,
    `退回意见要让作者知道改哪里、为什么、改到什么程度。

写清位置：第几段、哪一句、哪张图。
写清理由：与哪份材料不一致，或不符合规定第几条。
分清轻重：必须改的写“须改”，建议改的写“建议”，不要混在一起。

只写“再改改”“注意导向”的意见，作者无从改起，稿件会反复退回。`,
  ),
];

/**
 * Gives the demonstration the shipped questions at the top, one course for everybody who works on content, hours, and an examination in one unit, by the commands that people
 * give. Only where there is no course; gives how many things it made.
 */
export async function fillTraining(given: AppContext): Promise<number> {
  const any = await given.db.selectFrom('training_course').select('course_id').limit(1).executeTakeFirst();
  if (any !== undefined) return 0;
  const now = given.clock.now();
  const clock = new SettableClock(addHours(now, -2));
  const context = { ...given, clock };
  let count = 0;
  const key = (person: PersonId): CommandKey => {
    count += 1;
    return {
      idempotencyKey: `demonstration-training-${count}`,
      person,
      route: 'demonstration',
      bodyDigest: '',
    };
  };
  await adoptShipped(context, key(cityLeader), city);
  const operators = ['operator', 'platformLead'].map((one) => brandId<Office>(one));
  const { course } = await publishCourse(context, key(unitLead), unit, {
    title: '三审三校实务',
    summary: '新上岗的运营和审校人员必修：一审一校看什么，退回意见怎样写。',
    hours: 1,
    dueAt: addHours(now, 24 * 30),
    audience: { scope: 'own', offices: operators, people: [] },
    lessons,
  });
  const read = (id: string) => learn(context, learner, course, { lesson: id, spans: [], seconds: 600 });
  await read('read');
  clock.set(addHours(now, -1.5));
  await read('read');
  await recordHours(context, key(publicityLead), {
    organization: unit,
    title: '团属新媒体运营人员集中培训',
    day: dayBefore(now),
    hours: 8,
    people: [learner, second],
  });
  clock.set(now);
  await setExamination(context, key(unitLead), unit, {
    title: '审校资格考试（轨道集团）',
    qualification: 'proofreader',
    audience: { scope: 'own', offices: [brandId<Office>('operator')], people: [] },
    blueprint: [
      { kind: 'single', topic: null, difficulty: null, count: 8, points: 4 },
      { kind: 'multiple', topic: null, difficulty: null, count: 3, points: 4 },
      { kind: 'judge', topic: null, difficulty: null, count: 6, points: 3 },
      { kind: 'proofreading', topic: 'proofreading', difficulty: null, count: 1, points: 28 },
      { kind: 'free', topic: null, difficulty: null, count: 1, points: 10 },
    ],
    variants: 'ownQuestions',
    opensAt: now,
    closesAt: addHours(now, 24 * 14),
    minutes: 60,
    passScore: 80,
    attempts: 2,
    retakeAfterHours: 24,
    tolerance: 0.2,
  });
  return count;
}

/** The day before, `YYYY-MM-DD` in Asia/Shanghai. */
function dayBefore(now: Instant): string {
  return addHours(now, 8 - 24).slice(0, 10);
}
