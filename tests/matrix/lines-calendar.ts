import * as calendar from '@sanshen/contract/calendar';
import * as campaigns from '@sanshen/contract/campaigns';
import { organizationIn } from '../../packages/server/test/organization-support.ts';
import type { Line } from './lines.ts';

const reason = '理由';
const span = { from: '2026-11-01', to: '2026-11-30' };
let publication: Promise<string> | undefined;

/** §2: the calendar of a unit, which its superiors see and only its own people change. */
const calendarOnly: readonly Line[] = [
  ...[calendar.readCalendar, calendar.exportCalendar].map(
    (route): Line => ({
      route,
      on: 'district',
      own: 'operator',
      expected: 'ok ok ok no no no',
      request: (it) => ({ params: { organization: it.organization }, query: span }),
    }),
  ),
  {
    route: calendar.planEntry,
    on: 'district',
    own: 'operator',
    expected: 'ok no no no no no',
    request: (it) => ({
      params: { organization: it.organization },
      body: { title: '排期', at: it.later(2), channel: it.channel },
    }),
  },
  {
    route: calendar.moveEntry,
    on: 'plan of the district',
    own: 'operator',
    expected: 'ok no no no no no',
    request: async (it) => ({
      params: { entry: await it.planned() },
      body: { at: it.later(4), channel: null, version: 1 },
    }),
  },
  {
    route: calendar.linkEntry,
    on: 'plan of the district',
    own: 'operator',
    expected: 'ok no no no no no',
    request: async (it) => ({
      params: { entry: await it.planned() },
      body: { manuscript: it.sequenced.inReview, version: 1 },
    }),
  },
  {
    route: calendar.dropEntry,
    on: 'plan of the district',
    own: 'operator',
    expected: 'ok no no no no no',
    request: async (it) => ({ params: { entry: await it.planned() }, body: { version: 1 } }),
  },
  {
    route: calendar.addDates,
    on: 'district',
    own: 'platformLead',
    expected: 'ok no no no no no',
    request: (it) => ({
      params: { organization: it.organization },
      body: { dates: [{ name: '节点', kind: 'local', from: span.from, to: span.to }] },
    }),
  },
  {
    route: calendar.addDates,
    on: 'district, by an operator',
    own: 'operator',
    expected: 'no no no no no no',
    request: (it) => ({
      params: { organization: it.organization },
      body: { dates: [{ name: '节点', kind: 'local', from: span.from, to: span.to }] },
    }),
  },
  {
    route: calendar.removeDate,
    on: 'date of the district',
    own: 'platformLead',
    expected: 'ok no no no no no',
    request: async (it) => ({ params: { date: await it.localDate() } }),
  },
  {
    route: calendar.previewImport,
    on: 'district',
    own: 'platformLead',
    expected: 'ok no no no no no',
    request: (it) => ({ params: { organization: it.organization }, body: { text: 'BEGIN:VCALENDAR' } }),
  },
  {
    route: calendar.listFeeds,
    on: 'one’s own',
    own: 'operator',
    expected: 'ok ok ok ok ok ok',
    request: () => ({}),
  },
  {
    route: calendar.revokeFeed,
    on: 'address of the district’s operator',
    own: 'operator',
    expected: 'ok nf nf nf nf nf',
    request: async (it) => ({ params: { feed: await it.feed() } }),
  },
  {
    route: calendar.openFeed,
    on: 'district',
    own: 'publicityLead',
    expected: 'ok ok ok no no no',
    request: (it) => ({ params: { organization: it.organization } }),
  },
];

/** §2, §11: campaigns that the city handed down to the district. Handing down is for the superior's, answering for the unit's people. */
const campaignsOnly: readonly Line[] = [
  {
    route: campaigns.listCampaigns,
    on: 'district',
    own: 'operator',
    expected: 'ok ok ok no no no',
    request: (it) => ({ params: { organization: it.organization }, query: {} }),
  },
  {
    route: campaigns.campaignFigures,
    on: 'district',
    own: 'operator',
    expected: 'ok ok ok no no no',
    request: (it) => ({ params: { organization: it.organization }, query: span }),
  },
  {
    route: campaigns.readCampaign,
    on: 'campaign for the district',
    own: 'operator',
    expected: 'ok ok ok nf nf nf',
    request: async (it) => ({ params: { campaign: (await it.campaign()).campaign } }),
  },
  {
    route: campaigns.campaignTargets,
    on: 'district: nobody’s names but those he may hand down to',
    own: 'publicityLead',
    expected: 'ok ok ok ok ok ok',
    request: (it) => ({ params: { organization: it.organization } }),
  },
  ...(['publicityLead', 'platformLead'] as const).map(
    (own): Line => ({
      route: campaigns.handDown,
      on: `the district’s name, by its ${own}`,
      own,
      expected: own === 'publicityLead' ? 'ok no no no no no' : 'no no no no no no',
      request: (it) => ({
        params: { organization: it.organization },
        body: { title: '任务', deadline: it.later(7), units: [organizationIn('wuhuaYouthCentre')] },
      }),
    }),
  ),
  {
    route: campaigns.moveDeadline,
    on: 'campaign of the city',
    own: 'mainLeader',
    expected: 'no ok no nf nf nf',
    request: async (it) => ({
      params: { campaign: (await it.campaign()).campaign },
      body: { deadline: it.later(9), reason },
    }),
  },
  {
    route: campaigns.withdrawCampaign,
    on: 'campaign of the city',
    own: 'mainLeader',
    expected: 'no ok no nf nf nf',
    request: async (it) => ({ params: { campaign: (await it.campaign()).campaign }, body: { reason } }),
  },
  {
    route: campaigns.claimCampaign,
    on: 'part of the district',
    own: 'operator',
    expected: 'ok no no nf nf nf',
    request: async (it) => ({ params: await it.campaign(), body: {} }),
  },
  ...(['platformLead', 'operator'] as const).map(
    (own): Line => ({
      route: campaigns.declineCampaign,
      on: `part of the district, by its ${own}`,
      own,
      expected: own === 'platformLead' ? 'ok no no nf nf nf' : 'no no no nf nf nf',
      request: async (it) => ({ params: await it.campaign(), body: { reason } }),
    }),
  ),
  {
    route: campaigns.completeCampaign,
    on: 'part of the district',
    own: 'operator',
    expected: 'ok no no nf nf nf',
    request: async (it) => {
      publication ??= it.publicItem();
      return { params: await it.campaign('claimed'), body: { publications: [await publication] } };
    },
  },
  {
    route: campaigns.reopenCampaign,
    on: 'part of the district',
    own: 'mainLeader',
    expected: 'no ok no nf nf nf',
    request: async (it) => ({ params: await it.campaign('declined'), body: { reason } }),
  },
];

export const calendarLines: readonly Line[] = [...calendarOnly, ...campaignsOnly];
