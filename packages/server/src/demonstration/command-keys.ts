import type { PersonId } from '@sanshen/domain/kernel';
import type { CommandKey } from '../platform/commands.ts';

/** Keys of the commands that a filling of the demonstration gives, each another one. */
export type CommandKeys = (person: PersonId) => CommandKey;

/** Keys that are the same whenever the demonstration is filled anew: numbered, under the name of what is filled. */
export function commandKeys(what: string): CommandKeys {
  let count = 0;
  return (person) => {
    count += 1;
    return {
      idempotencyKey: `demonstration-${what}-${count}`,
      person,
      route: 'demonstration',
      bodyDigest: '',
    };
  };
}
