import {
  abandon,
  changeImportance,
  confirmEmergency,
  noteFinding,
  requestEmergency,
  reseat,
  returnManuscript,
  ruleFinding,
  sign,
  signPaper,
  submit,
  withdraw,
} from './review-commands.ts';
import {
  listFindings,
  listNotifications,
  readHistory,
  readInbox,
  readNotification,
  readReview,
  readWaiting,
} from './review-reading.ts';

export * from './review-commands.ts';
export * from './review-reading.ts';

export const reviewRoutes = [
  submit,
  sign,
  signPaper,
  returnManuscript,
  withdraw,
  abandon,
  changeImportance,
  reseat,
  noteFinding,
  ruleFinding,
  requestEmergency,
  confirmEmergency,
  readReview,
  listFindings,
  readHistory,
  readInbox,
  readWaiting,
  listNotifications,
  readNotification,
] as const;
