import type { DrillAnswer } from '@sanshen/contract/drills';
import {
  countReactions,
  type Drill,
  type DrillScript,
  type DrillSight,
  drillMinute,
  frozen,
  nextDelivery,
  type Reaction,
  reactionsOf,
  type Sandbox,
  type TimelineLine,
  timelineOf,
} from '@sanshen/domain/drills';
import type { Instant, PersonId } from '@sanshen/domain/kernel';

/** For whom a drill is shown, and how much of it he sees. */
export interface Viewer {
  readonly person: PersonId;
  readonly sight: DrillSight;
  readonly takesPart: boolean;
}

type Word = { readonly by: { readonly name: string }; readonly at: Instant; readonly note: string };
/** A word as it is shown. */
export const shownWord = ({ by, at, note }: Word) => ({ by: by.name, at, note });

/** What happens in a drill, cut to what the viewer may see. */
export function showCourse(
  drill: Drill,
  script: DrillScript,
  viewer: Viewer,
  now: Instant,
): Pick<
  DrillAnswer,
  'script' | 'nextAt' | 'delivered' | 'reactions' | 'counts' | 'sandbox' | 'timeline' | 'minute' | 'at'
> {
  const { sight } = viewer;
  const seen = (people: readonly PersonId[]) => sight.everything || people.includes(viewer.person);
  const reached = drill.delivered.filter(({ people }) => seen(people));
  const shown = new Set(reached.map(({ inject }) => inject.id));
  const reactions = reactionsOf(drill, now);
  const inSandbox = sight.everything || viewer.takesPart;
  return {
    at: now,
    minute: drillMinute(drill, now),
    script: sight.script ? shownScript(script) : null,
    nextAt: sight.script ? nextDelivery(drill, script.injects) : null,
    delivered: deliveredFor(drill, reached, viewer),
    reactions: reactions.filter(({ inject }) => shown.has(inject)).map((one) => shownReaction(drill, one)),
    counts: sight.everything ? countReactions(reactions) : null,
    sandbox: drill.begun !== null && inSandbox ? shownSandbox(drill.sandbox, sight.script) : null,
    timeline: timelineOf(drill)
      .filter((line) => sight.everything || ownLine(drill, line, viewer, shown))
      .map((line) => ({ ...line, target: nameIn(drill.sandbox, line.target) })),
  };
}

function shownScript({ injects, channels }: DrillScript): NonNullable<DrillAnswer['script']> {
  return {
    injects: injects.map((inject) => ({ ...inject, roles: [...inject.roles], people: [...inject.people] })),
    channels: channels.map((channel) => ({ ...channel, publications: [...channel.publications] })),
  };
}

function deliveredFor(
  { participants, moments }: Drill,
  reached: Drill['delivered'],
  { person, sight }: Viewer,
): DrillAnswer['delivered'] {
  const nameOf = new Map(participants.map((one) => [one.person, one.name]));
  return reached.toReversed().map(({ inject, people, at, early }) => ({
    // Whom else it reached is for those who see everything.
    inject: {
      ...inject,
      roles: sight.everything ? [...inject.roles] : [],
      people: sight.everything ? [...inject.people] : [],
    },
    at,
    early: early !== null,
    to: sight.everything ? people.map((one) => nameOf.get(one) ?? one) : [],
    mine: people.includes(person),
    answers: moments.flatMap(({ kind, by, inject: to, at: when, text }) =>
      (kind === 'receipt' || kind === 'answer') && to === inject.id && by.person === person
        ? [{ kind, at: when, text }]
        : [],
    ),
  }));
}

function shownReaction({ participants }: Drill, reaction: Reaction): DrillAnswer['reactions'][number] {
  const nameOf = new Map(participants.map((one) => [one.person, one.name]));
  return {
    ...reaction,
    by: reaction.by?.name ?? null,
    waitingFor: reaction.waitingFor.map((person) => nameOf.get(person) ?? person),
  };
}

type SandboxWord = {
  readonly by: { readonly person: PersonId; readonly name: string };
  readonly at: Instant;
  readonly text: string;
};
const sandboxWord = ({ by, at, text }: SandboxWord) => ({ person: by.person, by: by.name, at, text });

function shownSandbox(sandbox: Sandbox, knows: boolean): NonNullable<DrillAnswer['sandbox']> {
  const wordOrNull = (word: SandboxWord | null) => (word === null ? null : sandboxWord(word));
  return {
    frozen: frozen(sandbox, null),
    channels: sandbox.channels.map(({ id, name, platform, publications }) => ({
      id,
      name,
      platform,
      frozen: frozen(sandbox, id),
      publications: publications.map((one) => ({
        id: one.id,
        title: one.title,
        harmful: knows ? one.harmful : null,
        takenDown: wordOrNull(
          sandbox.takenDown.find(({ publication }) => publication === one.id)?.word ?? null,
        ),
      })),
    })),
    freezes: sandbox.freezes.map(({ id, target, ordered, proposed, lifted }) => ({
      id,
      target: nameIn(sandbox, target),
      ordered: sandboxWord(ordered),
      proposed: wordOrNull(proposed),
      lifted: wordOrNull(lifted),
    })),
    statements: sandbox.statements.map(({ id, written, approved }) => ({
      id,
      written: sandboxWord(written),
      approved: wordOrNull(approved),
    })),
  };
}

/** The name of a simulated channel, or the title of a simulated publication; of a freeze, what it was about. Null for the whole unit. */
export function nameIn({ channels, freezes }: Sandbox, target: string | null): string | null {
  const freeze = freezes.find(({ id }) => id === target);
  const wanted = freeze === undefined ? target : freeze.target;
  if (wanted === null) return null;
  for (const { id, name, publications } of channels) {
    if (id === wanted) return name;
    const found = publications.find((one) => one.id === wanted);
    if (found !== undefined) return `${name}：${found.title}`;
  }
  return null;
}

const common: readonly TimelineLine['kind'][] = ['begun', 'paused', 'resumed', 'ended', 'aborted'];
const ofOne: readonly TimelineLine['kind'][] = ['receipt', 'answer', 'decision', 'observed'];

/** Who takes part sees the course, what reached him, what he did and what is done in the sandbox that all share. */
function ownLine(
  drill: Drill,
  line: TimelineLine,
  { person, takesPart }: Viewer,
  shown: ReadonlySet<string>,
): boolean {
  if (common.includes(line.kind)) return true;
  if (!takesPart) return false;
  if (line.kind === 'delivered') return line.inject !== null && shown.has(line.inject);
  if (!ofOne.includes(line.kind)) return true;
  return drill.moments.some(
    ({ by, at, kind }) => by.person === person && at === line.at && kind === line.kind,
  );
}
