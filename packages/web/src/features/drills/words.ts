import type { Tone } from '../../components/Tag.tsx';

// Which colour and which text of drillTexts each state and kind has; a missing one does not compile where it is used.

export const statusTones = {
  planned: 'accent',
  running: 'amber',
  paused: 'amber',
  ended: 'jade',
  aborted: 'plain',
  cancelled: 'plain',
} as const satisfies Record<string, Tone>;

export const reactionTones = {
  waiting: 'amber',
  inTime: 'jade',
  late: 'cinnabar',
  missed: 'cinnabar',
} as const satisfies Record<string, Tone>;

export const dueTones = {
  held: 'jade',
  planned: 'accent',
  open: 'cinnabar',
  coming: 'plain',
  missed: 'cinnabar',
} as const satisfies Record<string, Tone>;

export const partKeys = {
  director: 'partDirector',
  observer: 'partObserver',
  participant: 'partParticipant',
} as const;

export const dueKeys = {
  held: 'dateHeld',
  planned: 'datePlanned',
  open: 'dateOpen',
  coming: 'dateComing',
  missed: 'dateMissed',
} as const;

export const kindKeys = {
  receipt: 'kindReceipt',
  answer: 'kindAnswer',
  freeze: 'kindFreeze',
  lift: 'kindLift',
  takedown: 'kindTakedown',
  statement: 'kindStatement',
} as const;

export const timelineKeys = {
  begun: 'tlBegun',
  paused: 'tlPaused',
  resumed: 'tlResumed',
  delivered: 'tlDelivered',
  ended: 'tlEnded',
  aborted: 'tlAborted',
  receipt: 'tlReceipt',
  answer: 'tlAnswer',
  decision: 'tlDecision',
  called: 'tlCalled',
  froze: 'tlFroze',
  liftProposed: 'tlLiftProposed',
  lifted: 'tlLifted',
  tookDown: 'tlTookDown',
  stated: 'tlStated',
  statementApproved: 'tlStatementApproved',
  observed: 'tlObserved',
} as const;
