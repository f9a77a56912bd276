import { type Definition, one } from '../definition.ts';

/** §1, §2: what is published, article by article, each once on however many channels. */
export const contentDefinitions: readonly Definition[] = [
  {
    measure: 'topicShare',
    version: 1,
    from: null,
    unit: 'share',
    judged: 'always',
    name: { zh: '重点内容占比', en: 'share of focus topics' },
    how: {
      zh: '分母为当月首次发布的稿件，一稿多账号只计一件；分子为其中选题属于重点选题的稿件。选题以发布的那一版文本为准，重点选题以当月初次统计时的规则为准。',
      en: 'Of the articles first published in the month, each once on however many channels: those on a focus topic. The topic is that of the text published; which topics are in focus is taken from the rule book that stood when the month was first counted.',
    },
    observes: ['published'],
    weigh: (seen) => (seen.kind === 'published' ? one(seen.focus) : null),
  },
  {
    measure: 'limitedShare',
    version: 1,
    from: null,
    unit: 'share',
    judged: 'always',
    name: { zh: '限量内容占比', en: 'share of limited topics' },
    how: {
      zh: '分母为当月首次发布的稿件；分子为其中选题受规则占比上限约束的稿件，如与青少年健康成长无关的内容。',
      en: 'Of the articles first published in the month: those on topics of which the rule book allows only a share, such as what has nothing to do with the growth of young people.',
    },
    observes: ['published'],
    weigh: (seen) => (seen.kind === 'published' ? one(seen.limited) : null),
  },
  {
    measure: 'workDraftShare',
    version: 1,
    from: null,
    unit: 'share',
    judged: 'always',
    name: { zh: '工作稿转发占比', en: 'share of forwarded work drafts' },
    how: {
      zh: '分母为当月首次发布的稿件；分子为其中形式登记为“工作稿转发”的稿件，以发布的那一版文本为准。',
      en: 'Of the articles first published in the month: those whose published text is entered as a forwarded work draft.',
    },
    observes: ['published'],
    weigh: (seen) => (seen.kind === 'published' ? one(seen.workDraft) : null),
  },
  {
    measure: 'answersInTime',
    version: 1,
    from: null,
    unit: 'share',
    judged: 'always',
    name: { zh: '青年关切按期答复率', en: 'questions answered in time' },
    how: {
      zh: '每件青年关切在答复、办结或到期时计入，三者取最早，计入该月；分子为到期前答复或办结的件数。到期未答复的计为未按期，之后再答复也不再更改。提问人自行撤回的不计。',
      en: 'A question counts in the month in which it was answered, closed or due, whichever came first: in time if it was answered or closed before it was due. A late answer does not change that. Questions that were withdrawn by who asked do not count.',
    },
    observes: ['questionSettled'],
    weigh: (seen) => (seen.kind === 'questionSettled' ? one(seen.inTime) : null),
  },
];
