import type { LocalizedText } from '@sanshen/domain/kernel';
import type { Portion, Recommendation, TargetStanding } from '@sanshen/domain/planning';
import type { Target, TargetPeriod } from '@sanshen/domain/policy';

const thisPeriod: Readonly<Record<TargetPeriod, LocalizedText>> = {
  week: { zh: '本周', en: 'this week' },
  month: { zh: '本月', en: 'this month' },
  quarter: { zh: '本季度', en: 'this quarter' },
  year: { zh: '本年', en: 'this year' },
};

/** A share as people read it: `30%`, one place after the point where it has one. */
export function percentText(share: number): string {
  return `${Math.round(share * 1000) / 10}%`;
}

function portionText({ in: part, of }: Portion): string {
  return of === 0 ? '0' : percentText(part / of);
}

/** How a target stands, in a sentence. */
export function standingLine(target: Target, standing: TargetStanding): LocalizedText {
  const { expected, published, lacking, room } = standing;
  const share = percentText(target.share);
  const now = portionText(published);
  const then = portionText(expected);
  const floor = target.bound === 'atLeast';
  switch (standing.verdict) {
    case 'empty':
      return { zh: '还没有稿件。', en: 'There is nothing yet.' };
    case 'kept':
      if (floor || room === null)
        return { zh: `达标：全部计划完成后为 ${then}。`, en: `Met: ${then} once everything planned is out.` };
      return {
        zh: `未超：全部计划完成后为 ${then}，还可再发 ${room} 篇。`,
        en: `Within the ceiling: ${then} once everything planned is out; room for ${room} more.`,
      };
    case 'reaching':
      return {
        zh: `已发 ${now}，计划全部完成后为 ${then}，可达到 ${share} 的要求。`,
        en: `${now} of what is published; with what is planned ${then}, which meets ${share}.`,
      };
    case 'slipping':
    case 'off': {
      const more = lackingText(target, lacking);
      return {
        zh: `计划全部完成后为 ${then}，${floor ? '低于' : '超过'} ${share}${more.zh}。`,
        en: `With everything planned ${then}, ${floor ? 'below' : 'over'} ${share}${more.en}.`,
      };
    }
  }
}

function lackingText({ bound }: Pick<Target, 'bound'>, lacking: number | null): LocalizedText {
  if (lacking === null) return { zh: '，本期已无法补足', en: '; no number would mend it in this period' };
  return bound === 'atLeast'
    ? { zh: `，还差 ${lacking} 篇`, en: `; ${lacking} more are needed` }
    : { zh: `，须另有 ${lacking} 篇其他稿件`, en: `; it takes ${lacking} others` };
}

/** A key date as a recommendation names it. */
export interface NamedDate {
  readonly name: LocalizedText;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly inDays: number;
}

/** What is missing and why it is said, in one sentence. Names dates; chooses nothing. */
export function recommendationLine(
  target: Target,
  expected: Portion,
  { kind, count }: Pick<Recommendation, 'kind' | 'count'>,
  dates: readonly NamedDate[],
): LocalizedText {
  const period = thisPeriod[target.period];
  const then = portionText(expected);
  const share = percentText(target.share);
  if (kind === 'fewer') {
    const mend =
      count === null
        ? { zh: '暂不宜再安排', en: 'plan no more of it' }
        : {
            zh: `暂不宜再安排，另有 ${count} 篇其他稿件即可回到上限以内`,
            en: `plan no more of it; ${count} others would bring it back`,
          };
    return {
      zh: `“${target.name.zh}”${period.zh}预计占 ${then}，超过 ${share} 的上限，${mend.zh}。`,
      en: `“${target.name.en}” comes to ${then} ${period.en}, over its ceiling of ${share}: ${mend.en}.`,
    };
  }
  const lack = count === null ? { zh: '', en: '' } : { zh: `，还差 ${count} 篇`, en: `, ${count} short` };
  const near = datesText(dates);
  return {
    zh: `“${target.name.zh}”${period.zh}预计占 ${then}，低于 ${share} 的要求${lack.zh}${near.zh}。`,
    en: `“${target.name.en}” comes to ${then} ${period.en}, below ${share}${lack.en}${near.en}.`,
  };
}

function datesText(dates: readonly NamedDate[]): LocalizedText {
  if (dates.length === 0) return { zh: '', en: '' };
  const zh = dates.map(
    ({ name, date, inDays }) => `${dayText(date).zh}${name.zh}（${aheadText(inDays).zh}）`,
  );
  const en = dates.map(
    ({ name, date, inDays }) => `${name.en} on ${dayText(date).en} (${aheadText(inDays).en})`,
  );
  return { zh: `；近期节点有 ${zh.join('、')}，可考虑`, en: `; coming up: ${en.join(', ')}` };
}

function aheadText(inDays: number): LocalizedText {
  if (inDays === 0) return { zh: '今天', en: 'today' };
  if (inDays === 1) return { zh: '明天', en: 'tomorrow' };
  return { zh: `${inDays} 天后`, en: `in ${inDays} days` };
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function dayText(date: string): LocalizedText {
  const [month, day] = [Number(date.slice(5, 7)), Number(date.slice(8, 10))];
  return { zh: `${month} 月 ${day} 日`, en: `${day} ${months[month - 1]}` };
}
