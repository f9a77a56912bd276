import type { Policy } from '@sanshen/domain/policy';
import { listed, nameIn, type Put } from './policy-phrases.ts';

/** §12 in words: indicators, measures, cases, spot checks, the assessment and circulars. */
export function accountabilityRules(policy: Policy, put: Put): void {
  const { indicators, measures, appealDays, retention, cases, spotChecks } = policy.accountability;
  for (const one of indicators) {
    const higher = one.better === 'higher';
    put('accountability', `/indicators/${one.id}`, one, {
      zh: `${higher ? '低于' : '高于'} ${one.threshold} 扣分，最多 ${one.points} 分。`,
      en: `${higher ? 'Below' : 'Above'} ${one.threshold} it costs up to ${one.points} points.`,
    });
  }
  for (const one of measures) {
    put('accountability', `/measures/${one.id}`, one, {
      zh: `${one.within.days} 天内作出。`,
      en: `Taken within ${one.within.days} days.`,
    });
  }
  put(
    'accountability',
    '/appealDays',
    { clause: appealDays.clause, name: { zh: '申诉', en: 'Appeals' } },
    {
      zh: `可在 ${appealDays.days} 天内申诉。`,
      en: `Possible within ${appealDays.days} days.`,
    },
  );
  for (const one of retention) {
    const bound = one.bound === 'atLeast' ? { zh: '至少', en: 'at least' } : { zh: '最多', en: 'at most' };
    put('accountability', `/retention/${one.id}`, one, {
      zh: `${bound.zh}保存 ${one.days} 天。`,
      en: `Kept ${one.days} days ${bound.en}.`,
    });
  }
  for (const one of cases?.gravities ?? []) {
    const allowed = listed(one.measures.map((id) => nameIn(measures, id)));
    put('accountability', `/cases/gravities/${one.id}`, one, {
      zh: `案件情节${one.name.zh}：${one.verifyDays} 天内核实、${one.notifyDays} 天内通知、${one.answerDays} 天内答复、${one.rectifyDays} 天内整改、${one.checkDays} 天内验收；扣 ${one.points} 分；可采取${allowed.zh}。`,
      en: `Verified in ${one.verifyDays} days, notified in ${one.notifyDays}, answered in ${one.answerDays}, rectified in ${one.rectifyDays}, checked in ${one.checkDays}; costs ${one.points} points; measures: ${allowed.en}.`,
    });
  }
  if (cases !== undefined) {
    const { clause, overduePoints, mostPoints } = cases;
    const named = { clause, name: { zh: '案件扣分', en: 'Points of cases' } };
    put('accountability', '/cases/overduePoints', named, {
      zh: `本单位每超期一次加扣 ${overduePoints} 分，每案最多扣 ${mostPoints} 分。`,
      en: `Each deadline that the unit misses adds ${overduePoints}; a case costs ${mostPoints} at most.`,
    });
  }
  if (spotChecks !== undefined) {
    const { clause, perYear, doubleBlind, lines } = spotChecks;
    put(
      'accountability',
      '/spotChecks',
      { clause, name: { zh: '抽查', en: 'Spot checks' } },
      {
        zh: `每年至少抽查 ${perYear} 次，${doubleBlind ? '由两人互不知情、不见姓名分别检查，' : ''}逐项检查 ${lines.length} 项。`,
        en: `At least ${perYear} a year, ${doubleBlind ? 'each item by two who know neither each other’s answers nor the names, ' : ''}on ${lines.length} questions.`,
      },
    );
  }
  assessmentRules(policy, put);
}

const rankings = {
  none: { zh: '不排名', en: 'Units are not ranked' },
  grades: { zh: '只公布等次，不排名次', en: 'Grades are shown, no order' },
  order: { zh: '公布得分和名次', en: 'Scores and their order are shown' },
} as const;

function assessmentRules({ accountability }: Policy, put: Put): void {
  const { indicators, assessment, circulars } = accountability;
  for (const { indicator, at } of assessment?.losses ?? []) {
    const rule = indicators.find(({ id }) => id === indicator);
    if (rule === undefined) continue;
    put('accountability', `/assessment/losses/${indicator}`, rule, {
      zh: `考核时，${rule.better === 'higher' ? '降到' : '升到'} ${at} 扣完 ${rule.points} 分，其间按比例扣。`,
      en: `In the assessment all ${rule.points} points are lost at ${at}, in proportion before it.`,
    });
  }
  if (assessment !== undefined) {
    const { clause, everyMonths, casesAtMost, ranking, grades, answerDays } = assessment;
    const named = { clause, name: { zh: '单位考核', en: 'Assessment of units' } };
    const steps = grades.map(({ name, atLeast }) => ({
      zh: `${atLeast} 分及以上${name.zh}`,
      en: `${name.en} from ${atLeast}`,
    }));
    const listedSteps = steps.length === 0 ? { zh: '', en: '' } : listed(steps);
    put('accountability', '/assessment', named, {
      zh: `每 ${everyMonths} 个月考核一次，案件合计最多扣 ${casesAtMost} 分，申诉 ${answerDays} 天内答复；${rankings[ranking].zh}${listedSteps.zh === '' ? '' : `：${listedSteps.zh}`}。`,
      en: `Every ${everyMonths} months; cases cost ${casesAtMost} points at most, appeals are answered in ${answerDays} days. ${rankings[ranking].en}${listedSteps.en === '' ? '' : `: ${listedSteps.en}`}.`,
    });
  }
  if (circulars !== undefined) {
    const { clause, receiptHours } = circulars;
    put(
      'accountability',
      '/circulars',
      { clause, name: { zh: '通报签收', en: 'Receipt of circulars' } },
      {
        zh: `收到通报 ${receiptHours} 小时内签收，逾期催办。`,
        en: `Signed for within ${receiptHours} hours, else reminded of.`,
      },
    );
  }
}
