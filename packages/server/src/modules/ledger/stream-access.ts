import type { PersonId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';

/** Says whether a person may read the entries of the stream `<prefix>:<id>`. */
export type StreamRule = (context: AppContext, person: PersonId, id: string) => Promise<boolean>;

const rules = new Map<string, StreamRule>();

/** States who may read the streams of a prefix; the module that writes them calls it once, when it is loaded. Throws on a prefix twice. */
export function registerStreamRule(prefix: string, rule: StreamRule): void {
  if (rules.has(prefix)) throw new Error(`two rules for streams of ${prefix}`);
  rules.set(prefix, rule);
}

/** Tells whether a person may read a stream; streams that nobody stated a rule for are closed. */
export async function mayReadStream(context: AppContext, person: PersonId, stream: string): Promise<boolean> {
  const colon = stream.indexOf(':');
  const rule = rules.get(stream.slice(0, colon));
  return (await rule?.(context, person, stream.slice(colon + 1))) ?? false;
}
