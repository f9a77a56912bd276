import { type Definition, one } from '../definition.ts';

/** §5: the three reviews and proofreads. */
export const reviewDefinitions: readonly Definition[] = [
  {
    measure: 'reviewComplete',
    version: 1,
    from: null,
    unit: 'share',
    judged: 'always',
    name: { zh: '三审三校完成率', en: 'complete reviews' },
    how: {
      zh: '分母为当月签发的稿件。经全部席位签署后签发的计入分子；应急签发的稿件在补审完成或补审到期时计入，先到为准，按期补审完成的计入分子。',
      en: 'Of the releases of the month: those that every seat had signed. An emergency release counts when its later review was completed or was due, whichever came first; it is complete if the review was.',
    },
    observes: ['released'],
    weigh: (seen) => (seen.kind === 'released' ? one(seen.complete) : null),
  },
  {
    measure: 'overdueSignOffs',
    version: 1,
    from: null,
    unit: 'share',
    judged: 'always',
    name: { zh: '签署超时率', en: 'overdue sign-offs' },
    how: {
      zh: '按审次计。每个审次在完成或到期时计入，先到为准；到期时尚未完成的为超时。退回、撤回而未到期的审次不计。',
      en: 'By stages: a stage counts when it was completed or was due, whichever came first, and is overdue if it was not complete by then. Stages that were returned or withdrawn before they were due do not count.',
    },
    observes: ['stageSettled'],
    weigh: (seen) => (seen.kind === 'stageSettled' ? one(seen.late) : null),
  },
];
