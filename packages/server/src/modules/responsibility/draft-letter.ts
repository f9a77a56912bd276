import type { Instant, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import type { Grant } from '@sanshen/domain/organization';
import { articlesFor, type LetterParty, type LetterText, unitArticles } from '@sanshen/domain/responsibility';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { platformProblem } from '../../platform/problem.ts';
import { livingOf } from '../channels/public.ts';
import { loadPersonFacts, namesOf, requireGrant } from '../organization/public.ts';

export interface LetterWish {
  readonly by: PersonId;
  readonly organization: OrganizationId;
  /** Null for the unit's own letter. */
  readonly person: PersonId | null;
  readonly year: number;
}

/** Midnight of the first of January in Asia/Shanghai, which has no summer time. */
function startOf(year: number): Instant {
  // The shape is right by construction.
  return `${year - 1}-12-31T16:00:00.000Z` as Instant;
}

/**
 * Who may issue what to whom: a superior's leaders to a unit, a unit's own leaders to its people. Throws `access.forbidden`; a guiding department
 * commands nobody.
 */
export async function requireIssuer(
  db: Database | Transaction,
  { by, organization, person }: Pick<LetterWish, 'by' | 'organization' | 'person'>,
  at: Instant,
): Promise<Grant> {
  const action = person === null ? 'issueUnitLetter' : 'issuePersonLetter';
  return requireGrant(db, by, organization, action, at);
}

/** The text that a letter has as long as nobody changes its articles. Throws `request.notFound`, `access.forbidden`. */
export async function draftText(
  db: Database | Transaction,
  wish: LetterWish,
  at: Instant,
): Promise<LetterText> {
  const { organization, person, year } = wish;
  const grant = await requireIssuer(db, wish, at);
  const issuer = grant.appointment.organization;
  const names = await namesOf(db, [organization, issuer], at);
  const living = (await livingOf(db, [organization])).filter(({ status }) => status !== 'closed');
  const channels = living.map(({ id, name, platform, life }) => ({
    channel: id,
    name,
    platform,
    duties: life.duties.filter((one) => one.person === person).map(({ duty, deputy }) => ({ duty, deputy })),
  }));
  const held = channels.filter(({ duties }) => duties.length > 0);
  return {
    organization,
    organizationName: names.get(organization) ?? organization,
    issuer,
    issuerName: names.get(issuer) ?? issuer,
    party: person === null ? { kind: 'unit' } : await partyOf(db, person, at),
    year,
    from: startOf(year),
    until: startOf(year + 1),
    channels: person === null ? channels : held,
    articles:
      person === null
        ? unitArticles
        : articlesFor(held.flatMap(({ duties }) => duties.map(({ duty }) => duty))),
  };
}

async function partyOf(db: Database | Transaction, person: PersonId, at: Instant): Promise<LetterParty> {
  const [facts] = await loadPersonFacts(db, { people: [person] }, at);
  if (facts === undefined) throw platformProblem('request.notFound');
  return { kind: 'person', person, name: facts.name };
}
