import type { PersonId } from '@sanshen/domain/kernel';
import type { City } from '../../packages/server/test/organization-support.ts';
import { addStranger, personIn } from '../../packages/server/test/organization-support.ts';

/** How the caller's organisation stands to that of the resource, which is always the district 五华区. */
export const relations = ['own', 'above', 'guidance', 'below', 'sibling', 'none', 'anonymous'] as const;
export type Relation = (typeof relations)[number];

/** Beside its own, each relation speaks through the one who has most to say there, so that a refusal is due to the relation alone. */
const leaders: Readonly<Partial<Record<Relation, PersonId>>> = {
  above: personIn('kunming', 'mainLeader'),
  guidance: personIn('publicity', 'departmentHead'),
  below: personIn('wuhuaYouthCentre', 'mainLeader'),
  sibling: personIn('panlong', 'mainLeader'),
};

/** Session cookies by relation; `own` by the office that the line of the matrix names. */
export interface People {
  cookie(relation: Relation, own: string): Promise<string | null>;
}

export async function gatherPeople(city: City): Promise<People> {
  const stranger = await addStranger(city);
  return {
    cookie: async (relation, own) => {
      if (relation === 'anonymous') return null;
      if (relation === 'none') return (await city.harness.login(stranger.person)).cookie;
      const person =
        leaders[relation] ?? (own === 'operator' ? personIn('wuhua', own, 1) : personIn('wuhua', own));
      return (await city.harness.login(person)).cookie;
    },
  };
}
