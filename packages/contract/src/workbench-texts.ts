import type { LocalizedText } from '@sanshen/domain/kernel';
import type { keyDateKinds, publicationStates } from './workbench.ts';

type PublicationState = (typeof publicationStates)[number];
type KeyDateKind = (typeof keyDateKinds)[number];

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A span of time as people say it, rounded down: days from two days on, hours below, minutes below one hour. */
export function spanText(milliseconds: number): LocalizedText {
  const span = Math.max(0, milliseconds);
  const [count, zh, en] =
    span >= 2 * day
      ? ([Math.floor(span / day), '天', 'day'] as const)
      : span >= hour
        ? ([Math.floor(span / hour), '小时', 'hour'] as const)
        : ([Math.floor(span / minute), '分钟', 'minute'] as const);
  return { zh: `${count} ${zh}`, en: `${count} ${en}${count === 1 ? '' : 's'}` };
}

/** When something is due, seen from `now`; both in milliseconds. */
export function dueText(dueAt: number, now: number): LocalizedText {
  const span = spanText(Math.abs(dueAt - now));
  return dueAt < now
    ? { zh: `已超时 ${span.zh}`, en: `${span.en} overdue` }
    : { zh: `${span.zh}后到期`, en: `due in ${span.en}` };
}

const comma: LocalizedText = { zh: '，', en: ', ' };

function sentence(...parts: readonly (LocalizedText | null)[]): LocalizedText {
  const given = parts.filter((part) => part !== null);
  const text = (language: 'zh' | 'en') => given.map((part) => part[language]).join(comma[language]);
  const en = text('en');
  return { zh: `${text('zh')}。`, en: `${en.charAt(0).toUpperCase()}${en.slice(1)}.` };
}

const duties: Readonly<Record<'review' | 'proofread', LocalizedText>> = {
  review: { zh: '审', en: 'review' },
  proofread: { zh: '校', en: 'proofread' },
};

/** What a waiting seat asks of me. */
export function waitingLine(item: {
  readonly authorName: string;
  readonly organizationName: string;
  readonly stageName: LocalizedText;
  readonly duties: readonly ('review' | 'proofread')[];
  readonly recheck: boolean;
  readonly dueAt: number;
  readonly now: number;
}): LocalizedText {
  const asked = {
    zh: item.duties.map((one) => duties[one].zh).join('、'),
    en: item.duties.map((one) => duties[one].en).join(' and '),
  };
  const what: LocalizedText = item.recheck
    ? { zh: '您签过的稿件有修正，请确认', en: 'a text that you signed was corrected: confirm it' }
    : {
        zh: `${item.organizationName}${item.authorName}送审，请您${asked.zh}（${item.stageName.zh}）`,
        en: `from ${item.authorName}, ${item.organizationName}: ${asked.en} it (${item.stageName.en})`,
      };
  return sentence(what, dueText(item.dueAt, item.now));
}

/** How much waits for me. */
export function waitingSummary(count: number, capped: boolean, overdue: number): LocalizedText {
  if (count === 0) return { zh: '没有待您审校的稿件。', en: 'Nothing waits for you.' };
  const n = capped ? `${count}+` : String(count);
  const late = overdue === 0 ? null : { zh: `其中 ${overdue} 件已超时`, en: `${overdue} of them overdue` };
  const what = { zh: `${n} 件待您审校`, en: count === 1 ? '1 waits for you' : `${n} wait for you` };
  return sentence(what, late);
}

/** Where a manuscript of mine hangs. */
export function sentLine(item: {
  readonly phase: string;
  readonly stageName: LocalizedText | null;
  readonly seats: readonly { readonly name: LocalizedText; readonly waitingFor: readonly string[] }[];
  readonly since: number;
  readonly dueAt: number | null;
  readonly now: number;
}): LocalizedText {
  const span = spanText(item.now - item.since);
  if (item.phase === 'returned') {
    return sentence(
      { zh: '已退回，请按意见修改后重新送审', en: 'returned to you: revise and submit again' },
      {
        zh: `退回已 ${span.zh}`,
        en: `${span.en} ago`,
      },
    );
  }
  if (item.phase === 'released') {
    return sentence(
      { zh: '已签发，可以发布', en: 'released, ready to be published' },
      {
        zh: `签发已 ${span.zh}`,
        en: `${span.en} ago`,
      },
    );
  }
  const stage = item.stageName ?? { zh: '审校', en: 'review' };
  const who = item.seats.map(({ name, waitingFor }) =>
    waitingFor.length === 0
      ? { zh: `${name.zh}席位空缺`, en: `the seat ${name.en} is empty` }
      : { zh: namesOf(waitingFor, '、', '等'), en: namesOf(waitingFor, ', ', ' and others') },
  );
  const waiting =
    who.length === 0
      ? { zh: `停在“${stage.zh}”`, en: `in “${stage.en}”` }
      : {
          zh: `停在“${stage.zh}”，等待${who.map((one) => one.zh).join('；')}`,
          en: `in “${stage.en}”, waiting for ${who.map((one) => one.en).join('; ')}`,
        };
  return sentence(
    waiting,
    { zh: `已等 ${span.zh}`, en: `for ${span.en}` },
    item.dueAt === null ? null : dueText(item.dueAt, item.now),
  );
}

/** The first three names; the rest are counted in by a word. */
function namesOf(names: readonly string[], separator: string, more: string): string {
  return names.slice(0, 3).join(separator) + (names.length > 3 ? more : '');
}

/** How much of mine is on its way. */
export function sentSummary(counts: {
  readonly inReview: number;
  readonly returned: number;
  readonly released: number;
}): LocalizedText {
  const { inReview, returned, released } = counts;
  if (inReview + returned + released === 0)
    return { zh: '您没有在途稿件。', en: 'You have nothing on its way.' };
  return sentence(
    inReview === 0 ? null : { zh: `${inReview} 件审校中`, en: `${inReview} in review` },
    returned === 0 ? null : { zh: `${returned} 件被退回`, en: `${returned} returned` },
    released === 0
      ? null
      : { zh: `${released} 件已签发待发布`, en: `${released} released, not published yet` },
  );
}

/** How a publication of today stands, and what to do if it has to be done. */
export const publicationStateTexts: Readonly<Record<PublicationState, LocalizedText>> = {
  onItsWay: { zh: '正在发布，尚未完成。', en: 'On its way to the platform.' },
  byHand: {
    zh: '需人工办理：请按步骤发布并登记结果。',
    en: 'Needs a person: follow the steps and record what happened.',
  },
  published: { zh: '已发布，尚未核验。', en: 'Published, not verified yet.' },
  verified: { zh: '已发布，核验与签发稿一致。', en: 'Published and found the same as what was released.' },
  differs: {
    zh: '与签发稿不一致或已不可见，请立即核查。',
    en: 'Differs from what was released, or is gone: look into it at once.',
  },
  refused: {
    zh: '平台未接受，请查看原因后重新发布。',
    en: 'The platform did not accept it: see why and publish again.',
  },
  takenDown: { zh: '已撤稿。', en: 'Taken down.' },
};

/** How today's publications stand altogether. */
export function todaySummary(
  counts: Readonly<Partial<Record<PublicationState, number>>>,
  more: boolean,
): LocalizedText {
  const all = Object.values(counts).reduce((sum, n) => sum + n, 0);
  if (all === 0) return { zh: '今天还没有发布。', en: 'Nothing was published today.' };
  const n = more ? `${all}+` : String(all);
  const { verified = 0, differs = 0, byHand = 0, refused = 0 } = counts;
  return sentence(
    { zh: `今天发布 ${n} 条`, en: `${n} publication${all === 1 ? '' : 's'} today` },
    { zh: `${verified} 条核验一致`, en: `${verified} verified` },
    differs === 0 ? null : { zh: `${differs} 条不一致`, en: `${differs} differ` },
    byHand === 0 ? null : { zh: `${byHand} 条待人工办理`, en: `${byHand} need a person` },
    refused === 0 ? null : { zh: `${refused} 条未被平台接受`, en: `${refused} refused by the platform` },
  );
}

/** What kinds of key dates are called. */
export const keyDateKindTexts: Readonly<Record<KeyDateKind, LocalizedText>> = {
  holiday: { zh: '节假日', en: 'holiday' },
  league: { zh: '团队节点', en: 'League date' },
  memorial: { zh: '纪念日、宣传日', en: 'memorial day' },
  international: { zh: '国际日', en: 'international day' },
};

/** How far a key date is. */
export function keyDateLine(inDays: number): LocalizedText {
  if (inDays === 0) return { zh: '就在今天。', en: 'Today.' };
  if (inDays === 1) return { zh: '明天。', en: 'Tomorrow.' };
  return { zh: `还有 ${inDays} 天。`, en: `In ${inDays} days.` };
}

/** Seats past their deadline in the organisations whose state I may see. */
export function overdueLine(count: number, capped: boolean): LocalizedText {
  if (count === 0)
    return { zh: '所辖范围内没有超时的审校。', en: 'No review is overdue in your jurisdiction.' };
  const n = capped ? `${count}+` : String(count);
  return {
    zh: `所辖范围内有 ${n} 个席位的审校已超时，请督促办理。`,
    en: `${n} seat${count === 1 ? ' is' : 's are'} past the deadline in your jurisdiction: see that it is done.`,
  };
}
