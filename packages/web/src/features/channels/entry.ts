import type { readRegisterEntry } from '@sanshen/contract/channels-register';
import type { RouteAnswer } from '@sanshen/contract/route';

/** A channel with all that the register knows of it. */
export type Entry = RouteAnswer<typeof readRegisterEntry>;

/** A step of a channel's life. */
export type Step = Entry['may'][number];
