import type { currentSessionSchema } from '@sanshen/contract/session';
import type { PersonId } from '@sanshen/domain/kernel';
import { inForce } from '@sanshen/domain/organization';
import type { z } from 'zod';
import type { AppContext } from '../../platform/context.ts';
import { loadPersonFacts, namesOf } from '../organization/public.ts';

/** A person's name and the offices that he holds now; who is not in the register, as a technical login, goes by his id. */
export async function whoIs(
  { db, clock }: Pick<AppContext, 'db' | 'clock'>,
  person: PersonId,
): Promise<Pick<z.input<typeof currentSessionSchema>, 'name' | 'appointments'>> {
  const now = clock.now();
  const [facts] = await loadPersonFacts(db, { people: [person] }, now);
  const held = (facts?.appointments ?? []).filter((one) => inForce(one, now));
  const organizations = held.map((one) => one.organization);
  const names =
    organizations.length === 0 ? new Map<string, string>() : await namesOf(db, organizations, now);
  return {
    name: facts?.name ?? person,
    appointments: held.map(({ organization, office, acting }) => ({
      organization,
      organizationName: names.get(organization) ?? organization,
      office,
      acting,
    })),
  };
}
