import type { Instant, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import { type Action, grantOf, inForce } from '@sanshen/domain/organization';
import type { Phase } from '@sanshen/domain/review';
import type { Database } from '../../../platform/db/database.ts';
import { platformProblem } from '../../../platform/problem.ts';
import { loadSubtree, standpoint } from '../../organization/public.ts';

/** What a person may see of the manuscripts of some organisations; every set is part of the one before it in rights, not in members. */
export interface ReadingScope {
  /** Whose manuscripts are listed at all, those that are no drafts. */
  readonly listed: readonly OrganizationId[];
  /** Of these drafts too, and every text. */
  readonly everything: readonly OrganizationId[];
  /** Texts from the release on. */
  readonly released: readonly OrganizationId[];
  /** Texts from the publication on. */
  readonly published: readonly OrganizationId[];
  /** Only what this person wrote; null for everybody's. */
  readonly author: PersonId | null;
  /** The root if the whole tree is meant: one lexeme says it. */
  readonly root: OrganizationId | null;
}

/** Of no organisation anything: for lines whose texts are not looked into. */
export const nothingReadable: ReadingScope = {
  listed: [],
  everything: [],
  released: [],
  published: [],
  author: null,
  root: null,
};

/** Phases that only the manuscript's own organisation sees. */
export const draftPhases: readonly Phase[] = ['drafting', 'returned', 'abandoned'];

/** What a person may see of one organisation's manuscripts. Throws `access.forbidden` if that is nothing. */
export async function scopeOfOrganization(
  db: Database,
  person: PersonId,
  organization: OrganizationId,
  at: Instant,
): Promise<ReadingScope> {
  const scope = await scopeOfSeveral(db, person, [organization], at);
  if (scope.listed.length === 0) {
    throw platformProblem('access.forbidden', { organization, action: 'readState' });
  }
  return scope;
}

/** What a person may see of the manuscripts of some organisations, which may be nothing. */
export async function scopeOfSeveral(
  db: Database,
  person: PersonId,
  organizations: readonly OrganizationId[],
  at: Instant,
): Promise<ReadingScope> {
  const { tree, facts } = await standpoint(db, person, organizations, at);
  return divide(organizations, (one, action) =>
    Boolean(grantOf(tree, facts?.appointments ?? [], one, action, at)),
  );
}

/** As {@link scopeOfOrganization}, with everything below it that he may see. */
export async function scopeOfSubtree(
  db: Database,
  person: PersonId,
  organization: OrganizationId,
  at: Instant,
): Promise<ReadingScope> {
  const { facts, tree: around } = await standpoint(db, person, [organization], at);
  const tree = new Map([...around, ...(await loadSubtree(db, organization, at))]);
  const below = [...tree.keys()].filter((one) => isWithin(one, organization));
  const scope = divide(below, (one, action) =>
    Boolean(grantOf(tree, facts?.appointments ?? [], one, action, at)),
  );
  if (!scope.listed.includes(organization)) {
    throw platformProblem('access.forbidden', { organization, action: 'readState' });
  }
  const isRoot = tree.get(organization)?.parent === null;
  return { ...scope, root: isRoot ? organization : null };

  function isWithin(one: OrganizationId, upper: OrganizationId): boolean {
    for (let at: OrganizationId | null = one; at !== null; at = tree.get(at)?.parent ?? null) {
      if (at === upper) return true;
    }
    return false;
  }
}

/** What a person wrote himself, in the organisations where he is in office now: the others' texts he could not read any more. */
export async function scopeOfAuthor(db: Database, person: PersonId, at: Instant): Promise<ReadingScope> {
  const { facts, tree } = await standpoint(db, person, [], at);
  const appointments = facts?.appointments ?? [];
  const held = appointments.filter((one) => inForce(one, at)).map((one) => one.organization);
  const organizations = [...new Set(held)];
  const scope = divide(organizations, (one, action) => Boolean(grantOf(tree, appointments, one, action, at)));
  // His own drafts are listed wherever he is in office.
  return { ...scope, listed: organizations, everything: organizations, author: person };
}

function divide(
  organizations: readonly OrganizationId[],
  may: (organization: OrganizationId, action: Action) => boolean,
): ReadingScope {
  const among = (action: Action) => organizations.filter((one) => may(one, action));
  return {
    listed: among('readState'),
    everything: among('readManuscript'),
    released: among('readReleased'),
    published: among('readPublished'),
    author: null,
    root: null,
  };
}
