import type { Instant, OrganizationId } from '@sanshen/domain/kernel';
import type { OfficeStanding } from '@sanshen/domain/organization';
import { type Policy, standingOf } from '@sanshen/domain/policy';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { refuse, type Scene } from './record.ts';

/** The words that decisions about an organisation may use. */
export type RuleBook = Pick<Policy, 'offices' | 'qualifications' | 'organizationKinds'>;

/** The rule book in force for an organisation at an instant; null where nobody above has filed any. */
export type RuleBookSource = (
  db: Database | Transaction,
  organization: OrganizationId,
  at: Instant,
) => Promise<RuleBook | null>;

const none: RuleBook = { offices: [], qualifications: [], organizationKinds: [] };
let source: RuleBookSource | null = null;

/** Says where rule books come from. Whoever keeps them calls it, since this module may not know him: he stands on this one. */
export function registerRuleBooks(given: RuleBookSource): void {
  source = given;
}

async function ruleBookOf({ trx, organization, now }: Scene): Promise<RuleBook> {
  if (source === null) throw new Error('no module has said where rule books come from');
  return (await source(trx, organization, now)) ?? none;
}

/** What an office of the scene's organisation counts for. Throws `organization.officeUnknown` for one that its rule book does not define. */
export async function requireOffice(scene: Scene, office: string): Promise<OfficeStanding> {
  const { offices } = await ruleBookOf(scene);
  const standing = standingOf({ offices }, office);
  if (standing === null) throw refuse('organization.officeUnknown', { office, known: ids(offices) });
  return standing;
}

/** Throws `organization.qualificationUnknown` for a qualification that the rule book of the scene's organisation does not define. */
export async function requireQualificationKind(scene: Scene, kind: string): Promise<void> {
  const known = ids((await ruleBookOf(scene)).qualifications);
  if (!known.includes(kind)) throw refuse('organization.qualificationUnknown', { kind, known });
}

/** Throws `organization.kindUnknown` for a kind of organisation that the rule book of the scene's organisation does not define. */
export async function requireOrganizationKind(scene: Scene, kind: string): Promise<void> {
  const known = ids((await ruleBookOf(scene)).organizationKinds);
  if (!known.includes(kind)) throw refuse('organization.kindUnknown', { kind, known });
}

function ids(items: readonly { readonly id: string }[]): string[] {
  return items.map(({ id }) => id);
}

/** The words that decisions about an organisation may use at an instant; none where nobody above has filed a rule book. */
export async function ruleBookFor(
  db: Database | Transaction,
  organization: OrganizationId,
  at: Instant,
): Promise<RuleBook> {
  if (source === null) throw new Error('no module has said where rule books come from');
  return (await source(db, organization, at)) ?? none;
}
