import type { PersonId } from '@sanshen/domain/kernel';
import { grantOf, inForce } from '@sanshen/domain/organization';
import type { AppContext } from '../../../platform/context.ts';
import { standpoint } from '../../organization/public.ts';
import { freezesBinding } from './freeze-store.ts';
import { showFreezes } from './read-freezes.ts';

/** The freezes in force over the units in which a person works, the newest first: he is told of them wherever he is, whether or not anybody called him. */
export async function listMyFreezes(context: AppContext, person: PersonId) {
  const { db, clock } = context;
  const now = clock.now();
  const { facts, tree } = await standpoint(db, person, [], now);
  const held = (facts?.appointments ?? []).filter((one) => inForce(one, now));
  const units = [...new Set(held.map((one) => one.organization))].filter(
    (unit) => grantOf(tree, held, unit, 'readState', now) !== null,
  );
  const freezes = await freezesBinding(db, units);
  return { items: await showFreezes(context, person, freezes) };
}
