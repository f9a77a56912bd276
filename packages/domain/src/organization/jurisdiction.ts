import type { Instant, OrganizationId } from '../kernel/index.ts';
import { inForce } from './period.ts';
import type { Relation } from './relation.ts';
import { type Action, contentActions, may } from './rights.ts';
import { isAbove, type OrganizationTree, pathTo, successorOf } from './tree.ts';
import type { Appointment, OfficeStanding } from './types.ts';

/** Which relation counts where somebody's appointments give several. */
const strongestFirst: readonly Relation[] = ['own', 'above', 'guidance', 'below', 'sibling', 'none'];

/** How one organisation stands to another; the target's records follow it into the organisation that it was merged into. */
export function organizationRelation(
  tree: OrganizationTree,
  from: OrganizationId,
  target: OrganizationId,
): Relation {
  const node = tree.get(from);
  const to = tree.get(successorOf(tree, target));
  if (node === undefined || to === undefined || node.status !== 'active') return 'none';
  if (node.id === to.id) return 'own';
  if (isAbove(tree, node.id, to.id)) return 'above';
  const guides = node.publicityDepartment && node.parent !== null;
  if (guides && pathTo(tree, to.id).some((id) => id === node.parent)) return 'guidance';
  if (isAbove(tree, to.id, node.id)) return 'below';
  return node.parent !== null && node.parent === to.parent ? 'sibling' : 'none';
}

/**
 * The relation that counts for an action. The channels of a committee itself are run by its publicity department (§11), so in matters of
 * content that department's people are the committee's own; its personnel and its rule book are not theirs.
 */
export function relationFor(
  tree: OrganizationTree,
  from: OrganizationId,
  target: OrganizationId,
  action: Action,
): Relation {
  const node = tree.get(from);
  const runsIt =
    contentActions.includes(action) &&
    node?.publicityDepartment === true &&
    node.status === 'active' &&
    node.parent === successorOf(tree, target);
  return runsIt ? 'own' : organizationRelation(tree, from, target);
}

/** The strongest relation that somebody's appointments in force give to an organisation. */
export function relation(
  tree: OrganizationTree,
  appointments: readonly Appointment[],
  organization: OrganizationId,
  at: Instant,
): Relation {
  const held = appointments
    .filter((appointment) => inForce(appointment, at))
    .map((appointment) => organizationRelation(tree, appointment.organization, organization));
  return strongestFirst.find((candidate) => held.includes(candidate)) ?? 'none';
}

/** By which appointment, and in which relation, somebody may do something: the answer to "why do I see this?". */
export interface Grant {
  readonly action: Action;
  readonly relation: Relation;
  readonly appointment: Appointment;
}

/**
 * What allows somebody an action on an organisation, null if nothing does. Office and relation must come from the same appointment:
 * a leader of one district has no leader's rights in another one where he is an ordinary operator.
 */
export function grantOf(
  tree: OrganizationTree,
  appointments: readonly Appointment[],
  organization: OrganizationId,
  action: Action,
  at: Instant,
): Grant | null {
  const grants = appointments
    .filter((appointment) => inForce(appointment, at))
    .map((appointment) => ({
      action,
      appointment,
      relation: relationFor(tree, appointment.organization, organization, action),
    }))
    .filter((grant) => may(grant.relation, grant.appointment.standing, action));
  for (const candidate of strongestFirst) {
    const grant = grants.find((one) => one.relation === candidate);
    if (grant !== undefined) return grant;
  }
  return null;
}

/** How far a manuscript has come, as far as reading it is concerned. */
export type ReadingState = 'draft' | 'inReview' | 'released' | 'published';

/** What somebody sees of a manuscript: all of it, only its state and who it waits for, or nothing. */
export type ManuscriptView = 'text' | 'state' | 'none';

/**
 * What somebody of a standing in a relation sees of a manuscript. `seated` says that the manuscript has come to a seat of the caller's organisation (an
 * escalation, a third review), which shows the text to whoever may sign there.
 */
export function manuscriptView(
  seen: Relation,
  standing: OfficeStanding,
  state: ReadingState,
  seated: boolean,
): ManuscriptView {
  if (may(seen, standing, 'readManuscript')) return 'text';
  if (state === 'draft') return 'none';
  if (seated && may(seen, standing, 'signPlaces')) return 'text';
  if (state === 'published' && may(seen, standing, 'readPublished')) return 'text';
  if (state === 'released' && may(seen, standing, 'readReleased')) return 'text';
  return may(seen, standing, 'readState') ? 'state' : 'none';
}

/** The rights of which any one shows the text of a manuscript in a state, the one that shows only its state last; for explaining {@link manuscriptView}. */
export function decidingActions(state: ReadingState, seated: boolean): readonly Action[] {
  if (state === 'draft') return ['readManuscript'];
  return [
    'readManuscript',
    ...(seated ? (['signPlaces'] as const) : []),
    ...(state === 'published' ? (['readPublished'] as const) : []),
    ...(state === 'released' ? (['readReleased'] as const) : []),
    'readState',
  ];
}

/** The most that somebody's appointments in force show of a manuscript of an organisation. */
export function manuscriptViewOf(
  tree: OrganizationTree,
  appointments: readonly Appointment[],
  manuscript: {
    readonly organization: OrganizationId;
    readonly state: ReadingState;
    readonly seated: boolean;
  },
  at: Instant,
): ManuscriptView {
  const views = appointments
    .filter((one) => inForce(one, at))
    .map((one) => {
      const seen = relationFor(tree, one.organization, manuscript.organization, 'readManuscript');
      return manuscriptView(seen, one.standing, manuscript.state, manuscript.seated);
    });
  if (views.includes('text')) return 'text';
  return views.includes('state') ? 'state' : 'none';
}
