import { reviewProblems } from '@sanshen/contract/review-problems';
import type { Instant, Json, ManuscriptId, OrganizationId } from '@sanshen/domain/kernel';
import { type Actor, emptyHead } from '@sanshen/domain/ledger';
import { inForce, type OrganizationTree, type PersonSnapshot } from '@sanshen/domain/organization';
import type { PinnedProcedure } from '@sanshen/domain/policy';
import {
  type Command,
  decide,
  evolve,
  type Facts,
  type ReviewEvent,
  type ReviewState,
  rulesVersion,
  unborn,
} from '@sanshen/domain/review';
import type { Transaction } from '../../platform/db/database.ts';
import { together } from '../../platform/db/round-trips.ts';
import { announce } from '../../platform/live/announce.ts';
import { Problem, platformProblem } from '../../platform/problem.ts';
import { prepareAppend } from '../ledger/public.ts';
import { rootOf } from '../organization/public.ts';
import { pinProcedure } from '../policy/public.ts';
import { announcementsOf } from './announcements.ts';
import { bearingFacts } from './bearing-facts.ts';
import { explainRefusal } from './explain-refusal.ts';
import { tellListeners } from './listeners.ts';
import { type LoadedFacts, loadFacts } from './load-facts.ts';
import {
  lockWithTree,
  type ManuscriptSummary,
  type StandingManuscript,
  streamOf,
} from './manuscript-store.ts';
import { withMarks } from './marks-awaited.ts';
import { notificationsFor } from './notify.ts';
import { projectionOf } from './project-decision.ts';

/** What came of a command. */
export interface Executed {
  readonly state: ReviewState;
  readonly events: readonly ReviewEvent[];
  /** Where the decision stands in the manuscript's stream; where the stream ends if nothing happened. */
  readonly sequence: number;
}

/**
 * The one way by which anything happens to a manuscript, in the caller's transaction: lock, load, decide, append, project, tell.
 * Throws the refusal as a Problem; `request.notFound` for an unknown manuscript. A command that changes nothing writes nothing.
 */
export async function execute(
  trx: Transaction,
  manuscript: ManuscriptId,
  command: Command,
  now: Instant,
  summary: ManuscriptSummary | null = null,
): Promise<Executed> {
  const { standing, tree } = await standingFor(trx, manuscript, command, now);
  const loaded = await factsFor(trx, standing, tree, command, now);
  const facts = withMarks(loaded.facts, standing, command);
  const decision = decide(standing.state, command, facts);
  if (!decision.ok) {
    const refusal = await explainRefusal(trx, decision.refusal, standing.state, command, facts);
    const { code, ...details } = refusal;
    throw new Problem(reviewProblems[code], details);
  }
  const { events } = decision;
  if (events.length === 0) return { state: standing.state, events, sequence: standing.head.sequence };
  const after = events.reduce(evolve, standing.state);
  const { state: before, root } = standing;
  const entry = {
    at: now,
    actor: actorOf(command, loaded, events),
    kind: 'review.decided',
    body: recordOf(command, bearingFacts(before, command, facts, events), events),
  };
  const told = notificationsFor({ before, after, events, facts, actor: command.by });
  const append = prepareAppend(trx, streamOf(manuscript), standing.head, entry);
  const [appended] = await together(trx, [
    append.statement,
    ...projectionOf(trx, { before, after, events, root, facts, summary }, told),
  ]);
  append.settle(appended);
  await announce(trx, ...announcementsOf({ before, after, events, facts }, told));
  await tellListeners(trx, { before, after, command, facts, events, root, head: append.head });
  return { state: after, events, sequence: append.head.sequence };
}

async function standingFor(
  trx: Transaction,
  manuscript: ManuscriptId,
  command: Command,
  now: Instant,
): Promise<{ readonly standing: StandingManuscript; readonly tree: OrganizationTree | null }> {
  const found = await lockWithTree(trx, manuscript, now);
  if (found !== null) return found;
  if (command.kind !== 'create') throw platformProblem('request.notFound');
  const root = await rootOf(trx, command.organization);
  if (root === null) throw platformProblem('request.notFound');
  return { standing: { state: unborn, root, head: emptyHead, marks: null }, tree: null };
}

async function factsFor(
  trx: Transaction,
  { state }: StandingManuscript,
  tree: OrganizationTree | null,
  command: Command,
  now: Instant,
): Promise<LoadedFacts> {
  const organization = command.kind === 'create' ? command.organization : state.organization;
  if (organization === null) throw platformProblem('request.notFound');
  const startsRun = command.kind === 'submit' || command.kind === 'requestEmergency';
  const procedure = startsRun ? await procedureInForce(trx, organization, state, now) : null;
  const actors = command.by === null ? [] : [command.by];
  if (command.kind === 'signPaper') actors.push(command.signer);
  return loadFacts(trx, { actors, organization, pinned: state.pinned, inForce: procedure, tree }, now);
}

/** A run that was only returned keeps its procedure, whatever the rule book says by now. */
async function procedureInForce(
  trx: Transaction,
  organization: OrganizationId,
  state: ReviewState,
  now: Instant,
): Promise<PinnedProcedure | null> {
  return state.phase === 'drafting' || state.pinned === null ? pinProcedure(trx, organization, now) : null;
}

/** Who acted, as the record shows him: by the office that the decision itself names, else by any office in force. */
function actorOf(command: Command, { facts, names }: LoadedFacts, events: readonly ReviewEvent[]): Actor {
  if (command.by === null) return systemActor;
  const person = facts.people.find((known) => known.id === command.by);
  if (person === undefined) throw platformProblem('access.forbidden');
  const acted = events.map(whoActed).find((snapshot) => snapshot?.person === person.id);
  const held = acted ?? person.appointments.find((one) => inForce(one, facts.now));
  const organization = held?.organization ?? null;
  const organizationName = organization === null ? undefined : names.get(organization);
  return {
    person: person.id,
    name: person.name,
    ...(held?.office ? { office: held.office } : {}),
    ...(organization === null ? {} : { organization }),
    ...(organizationName === undefined ? {} : { organizationName }),
  };
}

const systemActor: Actor = { person: 'system', name: '系统' };

function whoActed(event: ReviewEvent): PersonSnapshot | null {
  if (event.kind === 'signedOff') return event.signOff.paper?.registrar ?? event.signOff.signer;
  if ('by' in event) return event.by;
  if ('editor' in event) return event.editor;
  if ('resolvedBy' in event) return event.resolvedBy;
  return 'author' in event ? event.author : null;
}

/** What the ledger keeps of a decision: enough to decide it again without the system. */
function recordOf(command: Command, facts: Facts, events: readonly ReviewEvent[]): Json {
  // Commands, facts and events are plain data; interfaces lack the index signature that Json asks for.
  return { rules: rulesVersion, command, facts, events } as unknown as Json;
}
