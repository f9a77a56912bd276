import * as contract from '@sanshen/contract/calendar';
import { dayOf, daysAfter } from '@sanshen/domain/calendar';
import {
  brandId,
  type ChannelId,
  type Instant,
  type ManuscriptId,
  type OrganizationId,
} from '@sanshen/domain/kernel';
import type { App, AppContext } from '../../platform/context.ts';
import { bindRoute } from '../../platform/http/bind-route.ts';
import { platformProblem } from '../../platform/problem.ts';
import { changeEntry } from './change-entry.ts';
import { exportCalendar } from './export-calendar.ts';
import { feedsOf, openFeed, readerOf, revokeFeed } from './feeds.ts';
import { addDates, previewImport, removeDate } from './keep-dates.ts';
import { planEntry } from './plan-entry.ts';
import { readCalendar } from './read-calendar.ts';

const organizationOf = (params: { readonly organization: string }) =>
  brandId<OrganizationId>(params.organization);
const channelOf = (id: string | null) => (id === null ? null : brandId<ChannelId>(id));
const manuscriptOf = (id: string | null) => (id === null ? null : brandId<ManuscriptId>(id));

/** Binds the calendar. */
export function calendarRoutes(app: App, context: AppContext): void {
  bindRoute(app, contract.readCalendar, ({ params, query, person }) =>
    readCalendar(context, person, organizationOf(params), query),
  );

  bindRoute(app, contract.exportCalendar, async ({ params, query, person, reply }) => {
    const text = await exportCalendar(context, person, organizationOf(params), query);
    reply.header('content-type', 'text/calendar; charset=utf-8');
    reply.header('content-disposition', `attachment; filename="calendar-${query.from}.ics"`);
    return text;
  });

  bindRoute(app, contract.planEntry, ({ params, body, person, command }) =>
    planEntry(context, command, {
      ...body,
      person,
      organization: organizationOf(params),
      at: brandId<Instant>(body.at),
      channel: channelOf(body.channel),
      manuscript: manuscriptOf(body.manuscript),
    }),
  );

  bindRoute(app, contract.moveEntry, ({ params, body, person, command }) => {
    const { at, channel, version } = body;
    const change = { kind: 'moved', to: brandId<Instant>(at), channel: channelOf(channel) } as const;
    return changeEntry(context, command, { person, entry: params.entry, version, change });
  });

  bindRoute(app, contract.linkEntry, ({ params, body, person, command }) => {
    const change = { kind: 'linked', manuscript: manuscriptOf(body.manuscript) } as const;
    return changeEntry(context, command, { person, entry: params.entry, version: body.version, change });
  });

  bindRoute(app, contract.dropEntry, async ({ params, body, person, command }) => {
    const change = { kind: 'dropped' } as const;
    await changeEntry(context, command, { person, entry: params.entry, version: body.version, change });
    return undefined;
  });

  dateRoutes(app, context);
  feedRoutes(app, context);
}

function dateRoutes(app: App, context: AppContext): void {
  bindRoute(app, contract.addDates, ({ params, body, person, command }) =>
    addDates(context, command, { person, organization: organizationOf(params), dates: body.dates }),
  );

  bindRoute(app, contract.removeDate, async ({ params, person, command }) => {
    await removeDate(context, command, { person, date: params.date });
    return undefined;
  });

  bindRoute(app, contract.previewImport, ({ params, body, person }) =>
    previewImport(context, person, organizationOf(params), body.text),
  );
}

/** Days that a calendar program is shown, from today. */
const feedDays = { back: 14, ahead: 80 } as const;

function feedRoutes(app: App, context: AppContext): void {
  bindRoute(app, contract.listFeeds, ({ person }) => feedsOf(context, person));

  bindRoute(app, contract.openFeed, ({ params, person, command }) =>
    openFeed(context, command, { person, organization: organizationOf(params) }),
  );

  bindRoute(app, contract.revokeFeed, async ({ params, person, command }) => {
    await revokeFeed(context, command, { person, feed: params.feed });
    return undefined;
  });

  // No part of the API: a calendar program knows nothing but the address.
  app.get<{ Params: { file: string } }>('/calendars/:file', async ({ params }, reply) => {
    const token = params.file.endsWith('.ics') ? params.file.slice(0, -4) : '';
    const reader = await readerOf(context, token);
    if (reader === null) throw platformProblem('request.notFound');
    const today = dayOf(context.clock.now());
    const span = { from: daysAfter(today, -feedDays.back), to: daysAfter(today, feedDays.ahead) };
    const text = await exportCalendar(context, reader.person, reader.organization, span);
    reply.header('content-type', 'text/calendar; charset=utf-8').header('cache-control', 'private, no-store');
    reply.header('referrer-policy', 'no-referrer').header('x-robots-tag', 'noindex');
    return reply.send(text);
  });
}
