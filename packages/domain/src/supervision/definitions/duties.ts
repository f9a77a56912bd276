import { type Definition, one } from '../definition.ts';

/** §9 to §12: drills, people, guidance and cases. */
export const dutyDefinitions: readonly Definition[] = [
  {
    measure: 'drillsHeld',
    version: 1,
    from: null,
    unit: 'count',
    judged: 'byYear',
    name: { zh: '演练次数', en: 'drills held' },
    how: {
      zh: '当期办结的应急演练次数，计入演练结束的当月。',
      en: 'Drills that were held to their end, in the month in which they ended.',
    },
    observes: ['drillHeld'],
    weigh: (seen) => (seen.kind === 'drillHeld' ? one(true) : null),
  },
  {
    measure: 'drillReportsLate',
    version: 1,
    from: null,
    unit: 'count',
    judged: 'always',
    name: { zh: '演练迟报数', en: 'drill reports late' },
    how: {
      zh: '每次演练的报告在上报或到期时计入，先到为准；到期时尚未上报的为迟报。',
      en: 'The report of a drill counts when it was submitted or was due, whichever came first; late if it was not there by then.',
    },
    observes: ['drillReported'],
    weigh: (seen) => (seen.kind === 'drillReported' ? one(seen.late) : null),
  },
  {
    measure: 'trainingHours',
    version: 1,
    from: null,
    unit: 'hoursPerPerson',
    judged: 'byYear',
    name: { zh: '人均培训学时', en: 'training hours per person' },
    how: {
      zh: '当期学习学时总数，除以期内月均在训人数。一人当月有学习或考核记录即计入当月人数。',
      en: 'The hours credited in the period, in the month in which they were entered, by the people in office, averaged over its months; who only keeps the system or its records is left out.',
    },
    observes: ['personServed'],
    weigh: (seen) => (seen.kind === 'personServed' ? { numerator: seen.minutes, denominator: 1 } : null),
  },
  {
    measure: 'peopleTrained',
    version: 1,
    from: null,
    unit: 'share',
    judged: 'byYear',
    name: { zh: '持证人员占比', en: 'people trained' },
    how: {
      zh: '按人月计：每名在任人员每月计一次，当月最后一次统计时持有本单位登记的有效证书的计入分子。',
      en: 'By person and month: everybody in office counts once a month, as trained if he held a certificate in force when the month was last looked at.',
    },
    observes: ['personServed'],
    weigh: (seen) => (seen.kind === 'personServed' ? one(seen.trained) : null),
  },
  {
    measure: 'guidanceAnswered',
    version: 1,
    from: null,
    unit: 'share',
    judged: 'always',
    name: { zh: '业务指导落实率', en: 'guidance answered' },
    how: {
      zh: '上级下达的每项任务，在本单位完成或到期时计入，先到为准；到期前完成的计入分子。婉拒的、下达单位撤销的任务不计。',
      en: 'Every task handed down counts when the unit completed it or it was due, whichever came first: answered if it was complete by then. Tasks that were declined or withdrawn do not count.',
    },
    observes: ['campaignSettled'],
    weigh: (seen) => (seen.kind === 'campaignSettled' ? one(seen.inTime) : null),
  },
  {
    measure: 'casesRectified',
    version: 1,
    from: null,
    unit: 'share',
    judged: 'always',
    name: { zh: '问题整改率', en: 'cases rectified' },
    how: {
      zh: '每件案件在整改报送或整改到期时计入，先到为准；到期前报送整改的计入分子。核实不成立的不计。',
      en: 'A case counts when its rectification was reported or was due, whichever came first: rectified if it was reported by then. Dismissed cases do not count.',
    },
    observes: ['caseSettled'],
    weigh: (seen) => (seen.kind === 'caseSettled' ? one(seen.inTime) : null),
  },
];
