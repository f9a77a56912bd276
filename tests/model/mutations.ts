import type { Mutation } from './break-guard.ts';
import { releaseMutations } from './mutations-release.ts';
import { signingMutations } from './mutations-signing.ts';
import { textMutations } from './mutations-text.ts';

/** Every guard of the heart that is taken out, one at a time. */
export const mutations: readonly Mutation[] = [...signingMutations, ...textMutations, ...releaseMutations];
