import { type Day, type ICalendarEvent, writeICalendar } from '@sanshen/domain/calendar';
import { brandId, type Instant, type OrganizationId, type PersonId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';
import { namesOf } from '../organization/public.ts';
import { type ReadCalendar, readCalendar } from './read-calendar.ts';

/** A calendar as iCalendar, in Chinese, as its unit writes; what the person may not see is not in it. Throws as readCalendar. */
export async function exportCalendar(
  context: AppContext,
  person: PersonId,
  organization: OrganizationId,
  span: { readonly from: Day; readonly to: Day },
): Promise<string> {
  const now = context.clock.now();
  const calendar = await readCalendar(context, person, organization, span);
  const name = (await namesOf(context.db, [organization], now)).get(organization) ?? organization;
  return writeICalendar({ name: `${name}·发布排期`, stamp: now, events: eventsOf(calendar) });
}

/** Minutes that a post takes in other calendars. */
const shownMinutes = 30;

function eventsOf({ dates, items, channels, conflicts }: ReadCalendar): readonly ICalendarEvent[] {
  const channelNames = new Map(channels.map(({ channel, name }) => [channel, name]));
  const days = dates.map(
    ({ id, name, note, from, to, organizationName }): ICalendarEvent => ({
      uid: `${id}@sanshen`,
      name: name.zh,
      note: [note, organizationName ?? ''].filter((part) => part !== '').join('\n'),
      category: '节点',
      when: { from, to },
      tentative: false,
    }),
  );
  const posts = items.map(({ id, kind, title, note, at, channel, campaignTitle }): ICalendarEvent => {
    const lines = [
      channel === null ? '账号待定' : (channelNames.get(channel) ?? ''),
      campaignTitle === null ? '' : `上级任务：${campaignTitle}`,
      note,
      ...conflicts.filter(({ item }) => item === id).map(({ text }) => `冲突：${text.zh}`),
    ];
    return {
      uid: `${id}@sanshen`,
      name: title,
      note: lines.filter((line) => line !== '').join('\n'),
      category: { entry: '排期', manuscript: '定时稿件', publication: '已发布' }[kind],
      when: { at: brandId<Instant>(at), minutes: shownMinutes },
      tentative: kind === 'entry',
    };
  });
  return [...days, ...posts];
}
