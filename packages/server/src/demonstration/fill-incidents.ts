import type { IncidentId } from '@sanshen/domain/incidents';
import { addHours, type PersonId } from '@sanshen/domain/kernel';
import { liftFreeze } from '../modules/emergency/freezes/public.ts';
import {
  addLesson,
  closeIncident,
  declareIncident,
  doneLesson,
  findIncident,
  freezeFor,
  offerHandover,
  takeHandover,
  takeStep,
  writeNote,
} from '../modules/incidents/public.ts';
import { SettableClock } from '../platform/clock.ts';
import type { AppContext } from '../platform/context.ts';
import { demonstrationChannelId } from './channels.ts';
import { type CommandKeys, commandKeys } from './command-keys.ts';
import { demonstrationOrganizationId, demonstrationPersonId } from './people.ts';

const unit = 'medicalUniversity';
const organization = demonstrationOrganizationId(unit);
const operator = demonstrationPersonId(unit, 'operator', 1);
const lead = demonstrationPersonId(unit, 'platformLead');
const leader = demonstrationPersonId(unit, 'leaderInCharge');
const mainLeader = demonstrationPersonId(unit, 'mainLeader');
const channel = demonstrationChannelId(unit, 'weibo');

/**
 * Gives one university of the demonstration an incident of some days ago from its declaration to the report, by the commands that people give: an account that
 * somebody else seemed to use, frozen, lifted by two, with lessons. Only where there is none; gives how many it made.
 */
export async function fillIncidents(given: AppContext): Promise<number> {
  const any = await given.db.selectFrom('incident').select('incident_id').limit(1).executeTakeFirst();
  if (any !== undefined) return 0;
  const begun = addHours(given.clock.now(), -6 * 24);
  const clock = new SettableClock(begun);
  const context = { ...given, clock };
  const after = (minutes: number) => clock.set(addHours(begun, minutes / 60));
  const key = commandKeys('incident');
  const { incident } = await declareIncident(context, key(operator), {
    ...{ organization, scenario: 'accountTakenOver', gravity: 'serious', channels: [channel] },
    known: '微博账号收到异地登录提醒，登录地点不在昆明，暂未发现异常发布。',
  });
  const note = (person: PersonId, words: string) => writeNote(context, key(person), { incident, words });

  after(2);
  await freezeFor(context, key(lead), {
    ...{ incident, reach: 'channel', channel, reason: '疑似被他人登录，先停止发布、互动和取用口令。' },
  });
  after(4);
  const words = '已封停微博，正在核对登录记录；口令待更换，平台客服已受理。';
  await offerHandover(context, key(operator), { incident, to: lead, words });
  after(5);
  await takeHandover(context, key(lead), incident);
  after(12);
  await note(lead, '联系平台客服，确认有一次异地登录，未发布任何内容，已强制下线。');
  await takeSteps(context, incident, key, after);
  after(95);
  await note(lead, '口令已更换，绑定手机改为工作手机，登录设备仅保留登记设备。');
  await lift(context, incident, key);
  after(130);
  const lessons = [
    { words: '所有账号绑定手机改为单位工作手机，每季度核对一次登录设备。', owner: lead, days: 14 },
    { words: '口令取用后24小时内更换，纳入每月自查。', owner: operator, days: 7 },
  ];
  for (const { words: what, owner, days } of lessons) {
    const dueOn = addHours(begun, days * 24).slice(0, 10);
    await addLesson(context, key(leader), { incident, words: what, owner, dueOn });
  }
  await closeIncident(context, key(leader), {
    incident,
    facts:
      '微博账号被异地登录一次，2分钟内封停，12分钟内由平台强制下线，未发布任何内容，未造成影响。口令和绑定手机已更换，由两位负责人确认后解除封停。',
    worked: '运营人员发现即登记，封停及时；平台客服联系渠道在预案中，沟通顺畅。',
    failed: '绑定手机为原运营人员个人手机，登录提醒延迟；登录设备清单未及时核对。',
  });
  clock.set(addHours(begun, 3 * 24));
  await doneLesson(context, key(operator), { incident, lesson: await lastLesson(context, incident) });
  return 1;
}

/** Whatever the plan that counts asks for; nothing where there is none. */
async function takeSteps(
  context: AppContext,
  incident: IncidentId,
  key: CommandKeys,
  after: (minutes: number) => void,
): Promise<void> {
  for (const [index, { id }] of (await stepsOf(context, incident)).entries()) {
    after(15 + index * 6);
    await takeStep(context, key(lead), { incident, step: id, outcome: 'done', words: '' });
  }
}

const stepsOf = async ({ db }: AppContext, incident: IncidentId) =>
  (await findIncident(db, incident))?.steps ?? [];

const lastLesson = async ({ db }: AppContext, incident: IncidentId) =>
  (await findIncident(db, incident))?.lessons.at(-1)?.id ?? '';

/** It takes two. */
async function lift(context: AppContext, incident: IncidentId, key: CommandKeys): Promise<void> {
  const freeze = (await findIncident(context.db, incident))?.freezes[0];
  if (freeze === undefined) return;
  const about = { freeze: freeze.freeze, reason: '口令已更换，风险排除，同意解除。' };
  for (const person of [leader, mainLeader]) {
    await liftFreeze(context, key(person), { person, ...about });
  }
}
