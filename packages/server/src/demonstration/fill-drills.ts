import { dayOf, daysAfter, instantOf } from '@sanshen/domain/calendar';
import { addHours, type Instant, type PersonId } from '@sanshen/domain/kernel';
import {
  actInDrill,
  drawLesson,
  evaluateDrill,
  noteDrill,
  planDrill,
  readDrill,
  readPreparation,
  reportDrill,
  runDrill,
  sweepDrills,
} from '../modules/drills/public.ts';
import { SettableClock } from '../platform/clock.ts';
import type { AppContext } from '../platform/context.ts';
import { commandKeys } from './command-keys.ts';
import { demonstrationOrganizationId, demonstrationPersonId } from './people.ts';

const wuhua = demonstrationOrganizationId('wuhua');
const director = demonstrationPersonId('wuhua', 'leaderInCharge');
const observer = demonstrationPersonId('publicity', 'departmentHead');
const lead = demonstrationPersonId('wuhua', 'platformLead');
const publicity = demonstrationPersonId('wuhua', 'publicityLead');
const leader = demonstrationPersonId('wuhua', 'mainLeader');
const first = demonstrationPersonId('wuhua', 'operator', 1);
const second = demonstrationPersonId('wuhua', 'operator', 2);

/** Days ago on which the drill that is told of was held, and days until the next. */
const [heldAgo, nextIn] = [12, 3];

/**
 * Gives 五华区 a drill that was held, judged and reported, with one lesson still open, and another one planned, by the commands that people give. Only in a
 * database without drills; gives how many it made.
 */
export async function fillDrills(given: AppContext): Promise<number> {
  const any = await given.db.selectFrom('drill').select('drill_id').limit(1).executeTakeFirst();
  if (any !== undefined) return 0;
  const now = given.clock.now();
  // An afternoon, as drills are held.
  const begun = instantOf(daysAfter(dayOf(now), -heldAgo), 14 * 60 + 30);
  const clock = new SettableClock(addHours(begun, -26));
  const context = { ...given, clock };
  const key = commandKeys('drills');
  const wish = await wishFor(context, 'wrongPublication');
  const plan = async (change: object, at: Instant) =>
    planDrill(context, key(director), {
      person: director,
      organization: wuhua,
      wish: { ...wish, ...change, plannedAt: at },
    });

  const { drill } = await plan({ title: '误发处置应急演练' }, begun);
  const run = (act: 'begin' | 'end', note = '') =>
    runDrill(context, key(director), { person: director, drill, act, note });
  type Act = Parameters<typeof actInDrill>[2]['act'];
  /** At a minute of the drill; what was due by then has been delivered. */
  const reach = async (minute: number) => {
    clock.set(addHours(begun, minute / 60));
    await sweepDrills(context);
  };
  const act = async (minute: number, person: PersonId, what: Act) => {
    await reach(minute);
    await actInDrill(context, key(person), { person, drill, act: what });
  };
  clock.set(begun);
  await run('begin');
  await act(2, first, { kind: 'receipt', inject: 'found', text: '' });
  await act(3, second, { kind: 'receipt', inject: 'found', text: '' });
  const said = '公众号首条标题届次有误，阅读约三百，微博已同步，抖音口播有同样差错，截图已留存。';
  await act(5, first, { kind: 'answer', inject: 'report', text: said });
  await act(8, lead, { kind: 'freeze', target: null, text: '立即封停，防止排期内容继续发出' });
  await act(11, second, { kind: 'takedown', target: 'p1', text: '' });
  await act(13, second, { kind: 'takedown', target: 'p3', text: '' });
  await act(20, second, { kind: 'takedown', target: 'p4', text: '' });
  const note = '撤稿前均留存了截图和链接；抖音号撤得较慢，当时找不到登录手机。';
  await noteDrill(context, key(observer), { person: observer, drill, text: note });
  const statement = '我单位今日所发通知标题有误，已更正。感谢读者指正，我们将严格执行三审三校。';
  await act(24, publicity, { kind: 'statement', text: statement });
  const answer = '已封停并撤下三处误发内容，阅读约三百，书面报告今日十七时前报送。';
  await act(26, leader, { kind: 'answer', inject: 'above', text: answer });
  await act(27, leader, { kind: 'approve', target: await statementOf(context, drill), text: '' });
  await reach(30);
  await run('end', '总体达到目的');

  clock.set(addHours(begun, 1.5));
  await evaluateDrill(context, key(observer), {
    person: observer,
    drill,
    marks: [
      { item: 'reporting', mark: 4, note: '' },
      { item: 'stopping', mark: 5, note: '两分钟内封停' },
      { item: 'takingDown', mark: 3, note: '抖音号撤稿偏慢' },
      { item: 'statement', mark: 4, note: '' },
      { item: 'division', mark: 4, note: '' },
      { item: 'recovery', mark: 3, note: '未演练恢复' },
      { item: 'record', mark: 5, note: '' },
    ],
    overall: '报告和封停迅速，抖音号的登录设备要有替补。',
  });
  await drawLesson(context, key(director), {
    person: director,
    drill,
    text: '抖音号登录设备由两人分别保管，每周核对一次',
    owner: second,
    due: daysAfter(dayOf(now), 5),
  });
  clock.set(addHours(begun, 20));
  const summary =
    '本次演练按误发处置预案进行，半小时内完成报告、封停、三个账号撤稿和对外说明。主要问题：抖音号登录手机只有一人保管，撤稿偏慢；恢复环节没有演练。';
  await reportDrill(context, key(director), { person: director, drill, act: 'submit', note: summary });
  clock.set(addHours(begun, 25));
  const acknowledged = {
    person: observer,
    drill,
    act: 'acknowledge',
    note: '收悉。下次请把恢复环节一并演练。',
  } as const;
  await reportDrill(context, key(observer), acknowledged);

  clock.set(now);
  const next = await wishFor(context, 'accountTakenOver');
  const day = daysAfter(dayOf(now), nextIn);
  await plan({ ...next, title: '账号被盗处置应急演练' }, instantOf(day, 15 * 60));
  return 2;
}

/** The statement that was written in a drill's sandbox. */
async function statementOf(context: AppContext, drill: string): Promise<string> {
  const { sandbox } = await readDrill(context, leader, drill);
  return sandbox?.statements[0]?.id ?? '';
}

/** A drill as the library proposes it, played by the people of 五华区. */
async function wishFor(context: AppContext, scenario: string) {
  const { scenarios } = await readPreparation(context, director, wuhua);
  const found = scenarios.find(({ id }) => id === scenario);
  if (found === undefined) throw new RangeError(`no scenario ${scenario}`);
  return {
    title: found.name.zh,
    scenario,
    goal: found.goal.zh,
    keyDate: null,
    plannedAt: context.clock.now(),
    director,
    observers: [observer],
    participants: [
      { person: first, role: 'operator' },
      { person: second, role: 'operator' },
      { person: lead, role: 'lead' },
      { person: publicity, role: 'publicity' },
      { person: leader, role: 'leader' },
    ],
    roles: found.roles.map(({ id, name }) => ({ id, name: name.zh })),
    injects: found.injects.map(({ text, expected, ...inject }) => ({
      ...inject,
      people: [],
      attachment: null,
      text: text.zh,
      expected: expected === null ? null : { ...expected, what: expected.what.zh },
    })),
    channels: found.channels.map(({ name, publications, ...channel }) => ({
      ...channel,
      name: name.zh,
      publications: publications.map((one) => ({ ...one, title: one.title.zh })),
    })),
  };
}
