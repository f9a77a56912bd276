import { addHours, brandId, type Instant } from '@sanshen/domain/kernel';
import { dayOf } from '@sanshen/domain/patrol';
import {
  assignPatrol,
  beginPatrol,
  closePatrolFinding,
  correctPatrolFinding,
  finishPatrol,
} from '../modules/patrol/public.ts';
import { SettableClock } from '../platform/clock.ts';
import type { AppContext } from '../platform/context.ts';
import { demonstrationChannelId } from './channels.ts';
import { commandKeys } from './command-keys.ts';
import { demonstrationOrganizationId, demonstrationPersonId } from './people.ts';
import { keepScreenshot } from './screenshots.ts';

const unit = 'schoolAffairs';
const organization = demonstrationOrganizationId(unit);
const lead = demonstrationPersonId(unit, 'platformLead');
const first = demonstrationPersonId(unit, 'operator', 1);
const second = demonstrationPersonId(unit, 'operator', 2);

/** Everything that its comments are looked at on, and who is on duty there. */
const roster = [
  { platform: 'wechat', person: first },
  { platform: 'weibo', person: first },
  { platform: 'douyin', person: second },
  { platform: 'bilibili', person: second },
] as const;

const wellDone = [true, true, true] as const;

/**
 * Gives one department of the demonstration a roster of patrols of yesterday and today, by the commands that people give: yesterday's are done, and what one
 * of them found is put right and closed; of today's one is done, and what it found is open. Only where there are no patrols; gives how many it made.
 */
export async function fillPatrols(given: AppContext): Promise<number> {
  const any = await given.db.selectFrom('patrol').select('patrol_id').limit(1).executeTakeFirst();
  if (any !== undefined) return 0;
  const now = given.clock.now();
  const clock = new SettableClock(now);
  const context = { ...given, clock };
  const key = commandKeys('patrol');
  const assign = async () => {
    const day = dayOf(clock.now());
    for (const { platform, person } of roster) {
      const channel = demonstrationChannelId(unit, platform);
      await assignPatrol(context, key(lead), { organization, channel, day, slot: 1, person });
    }
  };
  const patrol = async (turn: (typeof roster)[number], found: Found | null) => {
    const { person, platform } = turn;
    const channel = demonstrationChannelId(unit, platform);
    const begun = await beginPatrol(context, key(person), { organization, channel, slot: 1 });
    const before = found === null ? null : await keepScreenshot(context, 'before', { person, organization });
    const { findings } = await finishPatrol(context, key(person), {
      patrol: begun.patrol,
      answers: found?.answers ?? wellDone,
      findings: found === null ? [] : [{ kind: found.kind, note: found.note, before }],
    });
    return findings[0] ?? '';
  };

  const [wechat, weibo, douyin, bilibili] = roster;
  clock.set(yesterdayAt(now, 8.5));
  await assign();
  clock.set(yesterdayAt(now, 10));
  const finding = await patrol(wechat, wrongReply);
  for (const turn of [weibo, douyin, bilibili]) await patrol(turn, null);
  clock.set(yesterdayAt(now, 10.6));
  const after = await keepScreenshot(context, 'after', { person: first, organization });
  const note = '已删除原回复，按通知重新回复了报名截止日期，并在留言下说明更正。';
  await correctPatrolFinding(context, key(first), { finding, note, before: null, after });
  clock.set(yesterdayAt(now, 11.5));
  await closePatrolFinding(context, key(lead), {
    finding,
    verdict: 'close',
    note: '截图核对无误，同意销号。',
  });
  clock.set(now);
  await assign();
  await patrol(douyin, unanswered);
  return roster.length * 2;
}

interface Found {
  readonly kind: 'wrongReply' | 'unanswered';
  readonly note: string;
  /** For each line of the shipped rule book's checklist. */
  readonly answers: readonly boolean[];
}

const wrongReply: Found = {
  kind: 'wrongReply',
  note: '回复学生会干部培训的报名截止日期写成了上一期的日期。',
  answers: [false, true, true],
};

const unanswered: Found = {
  kind: 'unanswered',
  note: '视频下有学生询问入团积极分子培训时间，两天没有回应。',
  answers: [true, false, true],
};

/** An hour of the day before, in Asia/Shanghai. */
function yesterdayAt(now: Instant, hour: number): Instant {
  return addHours(brandId<Instant>(`${dayOf(addHours(now, -24))}T00:00:00.000Z`), hour - 8);
}
