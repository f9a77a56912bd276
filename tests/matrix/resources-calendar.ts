import { addDates, openFeed, planEntry, readCalendar } from '@sanshen/contract/calendar';
import { claimCampaign, declineCampaign, handDown } from '@sanshen/contract/campaigns';
import { dayOf } from '@sanshen/domain/calendar';
import { addHours } from '@sanshen/domain/kernel';
import { type City, organizationIn } from '../../packages/server/test/organization-support.ts';

/** Things of the calendar of 五华区, and campaigns that the city handed down to it. What a command uses up is made anew for each caller. */
export interface CalendarResources {
  planned(): Promise<string>;
  localDate(): Promise<string>;
  /** Of the district's first operator. */
  feed(): Promise<string>;
  campaign(answered?: 'claimed' | 'declined'): Promise<{ readonly campaign: string; readonly unit: string }>;
  /** An instant in some days. */
  later(days: number): string;
}

export async function prepareCalendar(city: City): Promise<CalendarResources> {
  const unit = organizationIn('wuhua');
  const params = { organization: unit };
  const operator = await city.as('wuhua', 'operator', 1);
  const lead = await city.as('wuhua', 'platformLead');
  const cityMain = await city.as('kunming', 'mainLeader');
  const later = (days: number) => addHours(city.harness.clock.now(), days * 24);
  let counter = 0;
  return {
    later,
    planned: async () => {
      const body = { title: '排期', at: later(3), channel: null };
      return (await operator.call(planEntry, { params, body })).entry;
    },
    localDate: async () => {
      counter += 1;
      const name = `本地节点${counter}`;
      const from = dayOf(later(1));
      await lead.call(addDates, { params, body: { dates: [{ name, kind: 'local', from, to: from }] } });
      const { dates } = await lead.call(readCalendar, { params, query: { from, to: from } });
      return dates.find((date) => date.name.zh === name)?.id ?? '';
    },
    feed: async () => (await operator.call(openFeed, { params })).feed,
    campaign: async (answered) => {
      const { campaign } = await cityMain.call(handDown, {
        params: { organization: organizationIn('kunming') },
        body: { title: '任务', deadline: later(7), units: [unit] },
      });
      const part = { params: { campaign, unit } };
      if (answered === 'claimed') await operator.call(claimCampaign, { ...part, body: {} });
      if (answered === 'declined') await lead.call(declineCampaign, { ...part, body: { reason: '理由' } });
      return { campaign, unit };
    },
  };
}
