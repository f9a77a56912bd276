import { type Day, dayOf, daysAfter, instantOf } from '@sanshen/domain/calendar';
import {
  addHours,
  brandId,
  type OrganizationId,
  type PersonId,
  type PublicationId,
} from '@sanshen/domain/kernel';
import { addDates, planEntry } from '../modules/calendar/public.ts';
import { answerCampaign, handDown } from '../modules/campaigns/public.ts';
import { SettableClock } from '../platform/clock.ts';
import type { AppContext } from '../platform/context.ts';
import { demonstrationChannelId } from './channels.ts';
import { type CommandKeys, commandKeys } from './command-keys.ts';
import { demonstrationOrganizationId, demonstrationPersonId } from './people.ts';

const wuhua = demonstrationOrganizationId('wuhua');
const panlong = demonstrationOrganizationId('panlong');
const publicity = demonstrationOrganizationId('publicity');
const head = demonstrationPersonId('publicity', 'departmentHead');
const writer = demonstrationPersonId('wuhua', 'operator', 1);
const lead = demonstrationPersonId('wuhua', 'publicityLead');

/** Days ago on which the first campaign was handed down. */
const begun = 20;

/**
 * Gives the demonstration a calendar with plans, two of them too near to each other, a local date, and two campaigns of the publicity department at several steps,
 * by the commands that people give. Only in a database without campaigns; gives how many plans it made.
 */
export async function fillCalendar(given: AppContext): Promise<number> {
  const any = await given.db.selectFrom('campaign').select('campaign_id').limit(1).executeTakeFirst();
  if (any !== undefined) return 0;
  const now = given.clock.now();
  const clock = new SettableClock(addHours(now, -begun * 24));
  const context = { ...given, clock };
  const next = commandKeys('calendar');
  const key: CommandKeys = (person) => {
    clock.set(addHours(clock.now(), 0.1));
    return next(person);
  };
  const units = [wuhua, panlong];
  const task = (title: string, text: string, hours: number) =>
    handDown(context, key(head), {
      person: head,
      organization: publicity,
      title,
      text,
      topic: null,
      material: [],
      deadline: addHours(clock.now(), hours),
      units,
      parent: null,
    });
  const answer = (person: PersonId, campaign: string, unit: OrganizationId, said: Said) =>
    answerCampaign(context, key(person), { person, campaign, unit, answer: said, note: '' });

  const safety = await task(
    '冬季校园安全提醒',
    '面向中学生，图文一篇，讲清用电用火和交通安全。',
    24 * (begun + 6),
  );
  await answer(writer, safety.campaign, wuhua, { kind: 'claim', responsible: null });
  const publication = await publicationOf(given, wuhua);
  if (publication !== null) {
    clock.set(addHours(now, -24));
    const proof = { kind: 'complete', publications: [publication], files: [] } as const;
    await answer(writer, safety.campaign, wuhua, proof);
  }
  clock.set(addHours(now, -2));
  const volunteers = await task('国际志愿者日主题宣传', '每单位一篇志愿者故事，附现场照片。', 24 * 12);
  await answer(lead, volunteers.campaign, wuhua, { kind: 'claim', responsible: writer });

  const day = (ahead: number): Day => daysAfter(dayOf(now), ahead);
  await addDates(context, key(lead), {
    person: lead,
    organization: wuhua,
    dates: [{ name: '五华区青年志愿服务周', kind: 'local', from: day(8), to: day(12), note: '', uid: null }],
  });
  const weibo = demonstrationChannelId('wuhua', 'weibo');
  const plans = [
    { title: '志愿服务周预告', on: day(2), minute: 600, channel: weibo, campaign: null },
    { title: '志愿者故事（一）', on: day(2), minute: 630, channel: weibo, campaign: volunteers.campaign },
    { title: '青年就业政策问答', on: day(4), minute: 1020, channel: null, campaign: null },
  ];
  for (const { on, minute, ...plan } of plans) {
    const wish = { ...plan, person: writer, organization: wuhua, at: instantOf(on, minute) };
    await planEntry(context, key(writer), { ...wish, note: '', idea: null, manuscript: null });
  }
  return plans.length;
}

type Said = Parameters<typeof answerCampaign>[2]['answer'];

async function publicationOf({ db }: AppContext, unit: OrganizationId): Promise<PublicationId | null> {
  const row = await db
    .selectFrom('publication')
    .select('publication_id')
    .where('organization_id', '=', unit)
    .where('status', '=', 'done')
    .orderBy('begun_at')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : brandId<PublicationId>(row.publication_id);
}
