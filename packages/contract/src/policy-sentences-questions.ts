import type { Policy } from '@sanshen/domain/policy';
import { anyOffices, listed, nameIn, type Put } from './policy-phrases.ts';

/** The rules on young people's questions in words. */
export function questionRules(policy: Policy, put: Put): void {
  const { kinds, answers, handover, reminders, distress, form, personalData } = policy.questions;
  for (const kind of kinds) {
    const who = listed(kind.offices.map((id) => nameIn(policy.offices, id)));
    put('questions', `/kinds/${kind.id}`, kind, {
      zh: `由${who.zh}承办，${kind.dueHours} 小时内答复。`,
      en: `Taken up by ${who.en} and answered within ${kind.dueHours} hours.`,
    });
  }
  const approve = anyOffices(policy, answers.approveBy);
  put(
    'questions',
    '/answers',
    { clause: answers.clause, name: { zh: '答复审核', en: 'Answers' } },
    {
      zh: `答复由拟稿人以外的一人审核后发出（${approve.zh}）。`,
      en: `An answer goes out after somebody other than its writer approved it (${approve.en}).`,
    },
  );
  put(
    'questions',
    '/handover',
    { clause: handover.clause, name: { zh: '转办', en: 'Handing over' } },
    {
      zh: `转其他单位须对方接收，${handover.acceptWithinHours} 小时内答复是否接收；接收前仍由原单位负责。`,
      en: `Another office answers within ${handover.acceptWithinHours} hours whether it takes a question; until then the first stays responsible.`,
    },
  );
  put(
    'questions',
    '/reminders',
    { clause: reminders.clause, name: { zh: '催办', en: 'Reminders' } },
    {
      zh: `逾期未答复的，每 ${reminders.everyHours} 小时提醒本单位和上级一次。`,
      en: `What is overdue is brought to mind every ${reminders.everyHours} hours, here and at the superior.`,
    },
  );
  const duty = anyOffices(policy, distress.offices);
  put(
    'questions',
    '/distress',
    { clause: distress.clause, name: { zh: '求助与危险', en: 'Distress and danger' } },
    {
      zh: `疑似求助或危险的立即告知${duty.zh}，${distress.decideWithinMinutes} 分钟内由人判断。${distress.rule.zh}`,
      en: `Signs of distress are shown at once to ${duty.en}; a person decides within ${distress.decideWithinMinutes} minutes. ${distress.rule.en}`,
    },
  );
  for (const one of distress.contacts) {
    put('questions', `/distress/contacts/${one.id}`, one, {
      zh: `${one.contact}（${one.hours.zh}）。`,
      en: `${one.contact} (${one.hours.en}).`,
    });
  }
  put(
    'questions',
    '/form',
    { clause: form.clause, name: { zh: '网页提问', en: 'Public form' } },
    {
      zh: `同一来源每小时最多 ${form.perHour} 条。告知：${form.consent.zh}`,
      en: `${form.perHour} an hour from one address at most. Consent: ${form.consent.en}`,
    },
  );
  put(
    'questions',
    '/personalData',
    { clause: personalData.clause, name: { zh: '提问人信息', en: 'Data of who asked' } },
    {
      zh: `办结 ${personalData.afterSettledDays} 天后、最迟收到 ${personalData.longestDays} 天后删除。`,
      en: `Deleted ${personalData.afterSettledDays} days after it was settled, and ${personalData.longestDays} days after it came in any case.`,
    },
  );
}
