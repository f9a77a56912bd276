import type { ideaOrigins } from '@sanshen/domain/planning';
import type { ideaTexts } from './texts.ts';

/** The text that says where an idea comes from. */
export const originKinds = {
  own: 'originOwn',
  question: 'originQuestion',
  calendarEntry: 'originCalendarEntry',
  campaign: 'originCampaign',
  workDraft: 'originWorkDraft',
} as const satisfies Record<(typeof ideaOrigins)[number], keyof typeof ideaTexts>;
