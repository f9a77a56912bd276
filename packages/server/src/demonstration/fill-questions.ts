import type { QuestionStep } from '@sanshen/contract/questions-schemas';
import { addHours, type Instant, type PersonId } from '@sanshen/domain/kernel';
import type { QuestionSource } from '@sanshen/domain/questions';
import { actOnQuestion, readQuestion, receiveQuestion } from '../modules/questions/public.ts';
import { SettableClock } from '../platform/clock.ts';
import type { AppContext } from '../platform/context.ts';
import { newId } from '../platform/new-id.ts';
import { demonstrationOrganizationId, demonstrationPersonId } from './people.ts';

interface Asked {
  readonly county: string;
  readonly hoursAgo: number;
  readonly source: Extract<QuestionSource, 'phone' | 'offline' | 'form'>;
  readonly kind: string;
  readonly text: string;
  /** Who asked hears by telephone after so many hours; absent while it waits. */
  readonly answer?: { readonly afterHours: number; readonly text: string };
  /** What was decided on signs of distress; absent while nobody has. */
  readonly note?: string;
}

const questions: readonly Asked[] = [
  {
    county: 'wuhua',
    hoursAgo: 190,
    source: 'phone',
    kind: 'policy',
    text: '青年人才公寓怎么申请？外地户籍的毕业生可以申请吗？',
    answer: {
      afterHours: 20,
      text: '可以。毕业三年以内、在本区就业并缴纳社会保险的，凭学历证书和劳动合同在政务服务平台申请。',
    },
  },
  {
    county: 'wuhua',
    hoursAgo: 120,
    source: 'offline',
    kind: 'membership',
    text: '团员证丢了怎么补办，要带什么材料？',
    answer: { afterHours: 30, text: '向所在团支部提出，由团支部报上级团委补发，带本人一寸照片即可。' },
  },
  {
    county: 'wuhua',
    hoursAgo: 100,
    source: 'form',
    kind: 'work',
    text: '大学生返乡创业有没有贴息贷款？额度是多少，在哪里办？',
  },
  {
    county: 'wuhua',
    hoursAgo: 30,
    source: 'form',
    kind: 'activity',
    text: '周末的志愿服务在哪里报名？高中生可以参加吗？',
  },
  {
    county: 'wuhua',
    hoursAgo: 26,
    source: 'form',
    kind: 'activity',
    text: '请问周末志愿服务在哪里报名，高中生可以参加吗',
  },
  {
    county: 'wuhua',
    hoursAgo: 9,
    source: 'phone',
    kind: 'rights',
    text: '暑假打工的店不给工资，没有签合同，该找哪里？',
  },
  {
    county: 'wuhua',
    hoursAgo: 60,
    source: 'form',
    kind: 'feelings',
    text: '最近压力很大，睡不着，有时候觉得活着没意思，不知道跟谁说。',
    note: '已电话联系本人，情绪平稳，已转介心理援助热线并约定三天后回访。',
  },
  {
    county: 'education',
    hoursAgo: 1,
    source: 'form',
    kind: 'feelings',
    text: '在学校天天被他们欺负，昨天被堵在厕所打了，不敢告诉家里，怎么办？',
  },
];

/** Questions of young people in several states, each by the commands that people use. Nothing where there are any. Gives how many. */
export async function fillQuestions(context: AppContext): Promise<number> {
  const any = await context.db
    .selectFrom('question')
    .select('question_id')
    .where('message_id', 'is', null)
    .limit(1)
    .executeTakeFirst();
  if (any !== undefined) return 0;
  const now = context.clock.now();
  for (const asked of questions) await tell(context, asked, now);
  return questions.length;
}

async function tell(context: AppContext, asked: Asked, now: Instant): Promise<void> {
  const { county, source, kind, text, answer, note } = asked;
  const began = addHours(now, -asked.hoursAgo);
  const at = (hours: number): AppContext => ({
    ...context,
    clock: new SettableClock(addHours(began, hours)),
  });
  const operator = demonstrationPersonId(county, 'operator', 1);
  const lead = demonstrationPersonId(county, 'platformLead');
  const organization = demonstrationOrganizationId(county);
  const { id: question } = await context.db
    .transaction()
    .execute((trx) => receiveQuestion(trx, at(0), { organization, source, kind, text, by: null }));
  const step = (hours: number, person: PersonId, taken: QuestionStep) => {
    const key = { idempotencyKey: newId(), person, route: 'questions.act', bodyDigest: 'demonstration' };
    return actOnQuestion(at(hours), key, { person, question, step: taken });
  };
  if (note !== undefined) await step(0.3, lead, { step: 'decideDistress', danger: false, note });
  if (answer === undefined) return;
  const { afterHours } = answer;
  await step(afterHours - 2, operator, {
    step: 'draftAnswer',
    way: 'byHand',
    text: answer.text,
    manuscript: null,
  });
  const shown = await readQuestion(at(afterHours - 1), lead, question);
  await step(afterHours - 1, lead, { step: 'approveAnswer', answer: shown.answer?.answer ?? '' });
  await step(afterHours, operator, { step: 'confirmAnswered' });
}
