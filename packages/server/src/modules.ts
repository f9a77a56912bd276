import { aboutModule } from './modules/about/public.ts';
import { archiveModule } from './modules/archive/public.ts';
import { assessmentsModule } from './modules/assessments/public.ts';
import { calendarModule } from './modules/calendar/public.ts';
import { campaignsModule } from './modules/campaigns/public.ts';
import { casesModule } from './modules/cases/public.ts';
import { channelRegisterModule } from './modules/channel-register/public.ts';
import { channelsModule } from './modules/channels/public.ts';
import { checksModule } from './modules/checks/public.ts';
import { circularsModule } from './modules/circulars/public.ts';
import { contentModule } from './modules/content/public.ts';
import { conversationsModule } from './modules/conversations/public.ts';
import { discussionModule } from './modules/discussion/public.ts';
import { drillsModule } from './modules/drills/public.ts';
import { emergencyModule } from './modules/emergency/public.ts';
import { feedsModule } from './modules/feeds/public.ts';
import { incidentsModule } from './modules/incidents/public.ts';
import { interactionModule } from './modules/interaction/public.ts';
import { ledgerModule } from './modules/ledger/public.ts';
import { ledgerReadingModule } from './modules/ledger-reading/public.ts';
import { liveModule } from './modules/live/public.ts';
import { marksModule } from './modules/marks/public.ts';
import { organizationModule } from './modules/organization/public.ts';
import { patrolModule } from './modules/patrol/public.ts';
import { planningModule } from './modules/planning/public.ts';
import { policyModule } from './modules/policy/public.ts';
import { practiceModule } from './modules/practice/public.ts';
import { previewModule } from './modules/preview/public.ts';
import { publishingModule } from './modules/publishing/public.ts';
import { qualificationModule } from './modules/qualification/public.ts';
import { questionsModule } from './modules/questions/public.ts';
import { regulationModule } from './modules/regulation/public.ts';
import { responsibilityModule } from './modules/responsibility/public.ts';
import { reviewModule } from './modules/review/public.ts';
import { sessionsModule } from './modules/sessions/public.ts';
import { spotChecksModule } from './modules/spot-checks/public.ts';
import { supervisionModule } from './modules/supervision/public.ts';
import { trainingModule } from './modules/training/public.ts';
import { webModule } from './modules/web/public.ts';
import { workbenchModule } from './modules/workbench/public.ts';
import { commandsModule } from './platform/commands-module.ts';
import type { ServerModule } from './platform/context.ts';
import { filesModule } from './platform/files/files-module.ts';
import { vaultModule } from './platform/vault-module.ts';

/** Everything the server can do. A capability adds its module here, in one line. */
export const modules: readonly ServerModule[] = [
  aboutModule,
  sessionsModule,
  commandsModule,
  vaultModule,
  filesModule,
  ledgerModule,
  organizationModule,
  responsibilityModule,
  channelsModule,
  policyModule,
  reviewModule,
  contentModule,
  discussionModule,
  conversationsModule,
  emergencyModule,
  feedsModule,
  calendarModule,
  campaignsModule,
  drillsModule,
  publishingModule,
  incidentsModule,
  previewModule,
  archiveModule,
  channelRegisterModule,
  workbenchModule,
  ledgerReadingModule,
  regulationModule,
  checksModule,
  marksModule,
  planningModule,
  interactionModule,
  patrolModule,
  practiceModule,
  qualificationModule,
  casesModule,
  spotChecksModule,
  questionsModule,
  supervisionModule,
  trainingModule,
  liveModule,
  webModule,
  assessmentsModule,
  circularsModule,
];
