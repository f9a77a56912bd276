import type { LocalizedText } from '@sanshen/domain/kernel';
import type { NotificationKind } from '@sanshen/domain/review';
import { channelNotificationTexts } from './channels-notification-texts.ts';
import { emergencyNotificationTexts } from './emergency-notification-texts.ts';
import { manuscriptNotificationTexts } from './manuscript-notification-texts.ts';
import { peopleNotificationTexts } from './people-notification-texts.ts';
import { planningNotificationTexts } from './planning-notification-texts.ts';
import { publicNotificationTexts } from './public-notification-texts.ts';
import { supervisionNotificationTexts } from './supervision-notification-texts.ts';

/** What a notification says and what to do next; a missing kind does not compile. */
export const notificationTexts: Readonly<Record<NotificationKind, LocalizedText>> = {
  ...emergencyNotificationTexts,
  ...manuscriptNotificationTexts,
  ...channelNotificationTexts,
  ...planningNotificationTexts,
  ...publicNotificationTexts,
  ...peopleNotificationTexts,
  ...supervisionNotificationTexts,
};
