import * as contract from '@sanshen/contract/drills';
import { addHours, type Instant, type PersonId } from '@sanshen/domain/kernel';
import type { Caller } from './harness.ts';
import { type City, organizationIn, personIn } from './organization-support.ts';

export const unit = organizationIn('transport');
export const inTransport = (office: string, copy?: number) => personIn('transport', office, copy);
export const later = (at: Instant, minutes: number) => addHours(at, minutes / 60);

/** A drill of 市交通局 with five injects, directed by its leader, observed by the city's publicity head; two operators and the platform lead take part. */
export const drillOf = (now: Instant): contract.DrillWishBody => ({
  title: '误发处置演练',
  scenario: 'wrongPublication',
  goal: '检验撤稿速度',
  plannedAt: later(now, 10),
  director: inTransport('leaderInCharge'),
  observers: [personIn('publicity', 'departmentHead')],
  participants: [
    { person: inTransport('operator', 1), role: 'operator' },
    { person: inTransport('operator', 2), role: 'operator' },
    { person: inTransport('platformLead'), role: 'lead' },
  ],
  roles: [
    { id: 'operator', name: '运营人员' },
    { id: 'lead', name: '平台负责人' },
  ],
  injects: [
    {
      id: 'seen',
      minute: 0,
      roles: ['operator'],
      text: '读者指出标题有误',
      expected: { kind: 'receipt', what: '确认', withinMinutes: 3 },
    },
    {
      id: 'stop',
      minute: 5,
      roles: ['lead'],
      text: '排期将自动发出',
      expected: { kind: 'freeze', what: '封停', withinMinutes: 5 },
    },
    {
      id: 'down',
      minute: 6,
      text: '请全部撤下',
      expected: { kind: 'takedown', what: '撤稿', withinMinutes: 10 },
    },
    {
      id: 'alone',
      minute: 12,
      people: [inTransport('operator', 2)],
      text: '只给乙的密令',
      expected: { kind: 'answer', what: '答复', withinMinutes: 5 },
    },
    { id: 'end', minute: 20, text: '舆论平稳' },
  ],
  channels: [
    {
      id: 'wx',
      name: '模拟微信',
      platform: 'wechat',
      publications: [
        { id: 'p1', title: '错稿', harmful: true },
        { id: 'p2', title: '好稿', harmful: false },
      ],
    },
    {
      id: 'wb',
      name: '模拟微博',
      platform: 'weibo',
      publications: [{ id: 'p3', title: '错稿转发', harmful: true }],
    },
  ],
});

/** A caller who logs in anew for each call, since sessions end while the clock is set forward. */
export function lasting({ harness }: City, person: PersonId): Caller {
  return {
    person,
    cookie: '',
    send: async (...given) => (await harness.login(person)).send(...given),
    call: async (...given) => (await harness.login(person)).call(...given),
  };
}

/** The people of the drill. */
export const cast = (city: City) => ({
  director: lasting(city, inTransport('leaderInCharge')),
  observer: lasting(city, personIn('publicity', 'departmentHead')),
  first: lasting(city, inTransport('operator', 1)),
  second: lasting(city, inTransport('operator', 2)),
  lead: lasting(city, inTransport('platformLead')),
});

/** Plans a drill by its director and gives its id. */
export async function plan(director: Caller, now: Instant, change: object = {}): Promise<string> {
  const body = { ...drillOf(now), ...change };
  return (await director.call(contract.planDrill, { params: { organization: unit }, body })).drill;
}

export const run = (
  by: Caller,
  drill: string,
  act: 'begin' | 'pause' | 'resume' | 'end' | 'abort' | 'cancel',
  note = '',
) => by.call(contract.runDrill, { params: { drill }, body: { act, note } });
