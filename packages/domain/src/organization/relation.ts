/**
 * How the caller's organisation stands to the one that something belongs to (§11): `own` it is that one, `above` it commands it, `below` it is
 * commanded by it, `sibling` both have the same superior, `guidance` it is the publicity department that guides it without command.
 */
export type Relation = 'own' | 'above' | 'below' | 'sibling' | 'guidance' | 'none';

export const relations = [
  'own',
  'above',
  'below',
  'sibling',
  'guidance',
  'none',
] as const satisfies Relation[];
