import type { LocalizedText } from '@sanshen/domain/kernel';

const table = {
  title: { zh: '青年提问', en: 'Ask us' },
  lead: {
    zh: '政策、就业、升学、权益、活动等方面的问题，都可以在这里向我们提出。',
    en: 'Ask us about policy, work, study, your rights or activities.',
  },
  other: { zh: 'English', en: '中文' },
  kind: { zh: '问题类别', en: 'What it is about' },
  text: { zh: '您的问题', en: 'Your question' },
  textHint: {
    zh: '请不要写身份证号、银行卡号等信息。2 至 4000 字。',
    en: 'Please leave out ID and card numbers. 2 to 4,000 characters.',
  },
  contact: { zh: '联系方式（可不填）', en: 'How to reach you (optional)' },
  contactHint: {
    zh: '不填也会答复：提交后您会得到一个查询码，凭码查看答复。',
    en: 'You are answered without it too: you get a code by which you can read the answer.',
  },
  trap: { zh: '此栏请留空', en: 'Leave this empty' },
  consent: { zh: '我已阅读并同意', en: 'I have read this and agree' },
  send: { zh: '提交', en: 'Send' },
  help: { zh: '如果您或身边的人有危险', en: 'If you or somebody near you is in danger' },
  helpLead: {
    zh: '这里不能即时回应。请直接拨打：',
    en: 'Nobody can answer here at once. Please call:',
  },
  checkAnswer: { zh: '查看答复', en: 'Read my answer' },
  failed: { zh: '没有提交成功', en: 'Not sent' },
  textMissing: { zh: '请写下您的问题（2 至 4000 字）。', en: 'Write your question (2 to 4,000 characters).' },
  contactLong: { zh: '联系方式最多 200 字。', en: 'How to reach you: 200 characters at most.' },
  consentMissing: { zh: '请勾选同意后再提交。', en: 'Please tick that you agree.' },
  kindMissing: { zh: '请选择问题类别。', en: 'Choose what it is about.' },
  tooMany: {
    zh: '提交次数较多，请过一小时再试。您写的内容还在下面。',
    en: 'Too many were sent from here; try again in an hour. What you wrote is still below.',
  },
  codeTooMany: { zh: '查询次数较多，请过一小时再试。', en: 'Too many tries; try again in an hour.' },
  done: { zh: '已收到您的问题', en: 'We have your question' },
  doneLead: {
    zh: '请记下查询码。它只显示这一次，我们不保存，丢失后无法找回。',
    en: 'Write down this code. It is shown only now and we do not keep it.',
  },
  code: { zh: '查询码', en: 'Code' },
  codeHint: { zh: '16 位，字母和数字。', en: '16 letters and digits.' },
  status: { zh: '查看答复', en: 'Read your answer' },
  look: { zh: '查看', en: 'Look' },
  unknown: {
    zh: '没有找到。请核对查询码；办结的提问按规定到期删除，删除后不能再查。',
    en: 'Nothing found. Check the code; answered questions are deleted in due time and can then no longer be read.',
  },
  asked: { zh: '您的问题', en: 'Your question' },
  waiting: { zh: '正在办理，请过些时候再来查看。', en: 'We are dealing with it. Please look again later.' },
  answered: { zh: '答复', en: 'Answer' },
  closed: { zh: '已办结，不另作答复。', en: 'Closed without an answer.' },
  rate: { zh: '您对答复满意吗？', en: 'Are you satisfied with the answer?' },
  satisfied: { zh: '满意', en: 'Yes' },
  fair: { zh: '基本满意', en: 'More or less' },
  dissatisfied: { zh: '不满意', en: 'No' },
  rated: { zh: '谢谢，已记下您的评价。', en: 'Thank you; we have noted it.' },
  withdraw: { zh: '撤回并删除我的提问', en: 'Take my question back and delete it' },
  withdrawHint: {
    zh: '删除后查询码失效，联系方式和内容不再保留。',
    en: 'The code will no longer work, and neither what you wrote nor how to reach you is kept.',
  },
  withdrawn: {
    zh: '已删除您的提问和联系方式。',
    en: 'Your question and how to reach you have been deleted.',
  },
  withdrawLater: {
    zh: '工作人员正在处理您的提问，暂时不能撤回，请稍后再试。',
    en: 'Somebody is looking at your question right now; please try again later.',
  },
  gone: { zh: '这里没有提问页面。', en: 'There is no such form.' },
} as const satisfies Readonly<Record<string, LocalizedText>>;

export type FormLanguage = keyof LocalizedText;
export type FormTexts = Readonly<Record<keyof typeof table, string>>;

/** The texts of the public pages in one language. */
export function formTexts(language: FormLanguage): FormTexts {
  const texts = Object.entries(table).map(([key, text]) => [key, text[language]]);
  // The keys are those of the table, which fromEntries cannot know.
  return Object.fromEntries(texts) as FormTexts;
}
