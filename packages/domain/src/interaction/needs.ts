import type { InteractionAction } from '../policy/index.ts';

/** What kinds of thing an action can be done to: a comment, a direct message, an own publication, or somebody else's account or post. */
export type TargetKind = 'comment' | 'message' | 'publication' | 'account';

/** What an action needs. */
export interface ActNeeds {
  readonly targets: readonly TargetKind[];
  /** `no`: there is nothing to write. */
  readonly text: 'required' | 'optional' | 'no';
  /** Whether it is done to a post of somebody, whose address must be given. */
  readonly url: boolean;
}

/** What each action needs; the one table that server and screens ask. */
export const actNeeds: Readonly<Record<InteractionAction, ActNeeds>> = {
  follow: { targets: ['account'], text: 'no', url: false },
  unfollow: { targets: ['account'], text: 'no', url: false },
  like: { targets: ['account', 'comment'], text: 'no', url: true },
  comment: { targets: ['account'], text: 'required', url: true },
  reply: { targets: ['comment'], text: 'required', url: false },
  forward: { targets: ['account'], text: 'optional', url: true },
  directMessage: { targets: ['message', 'account'], text: 'required', url: false },
  pin: { targets: ['publication', 'comment'], text: 'no', url: false },
  elect: { targets: ['comment'], text: 'no', url: false },
  hideComment: { targets: ['comment'], text: 'no', url: false },
};

/** Most characters of a text that an account writes to somebody. */
export const actTextMax = 600;
