import type {
  DrillAnswer,
  DrillWishBody,
  readDrillPreparation,
  ScenarioAnswer,
} from '@sanshen/contract/drills';
import type { RouteAnswer } from '@sanshen/contract/route';
import { dayOf, instantOf, minuteOfDay } from '@sanshen/domain/calendar';
import { brandId, type Instant } from '@sanshen/domain/kernel';
import { minuteOf } from '@sanshen/domain/policy';
import type { Language } from '../../text/language.ts';

/** What the server gives to prepare a drill with. */
export type Preparation = RouteAnswer<typeof readDrillPreparation>;

export type DraftInject = NonNullable<DrillAnswer['script']>['injects'][number];
export type DraftChannel = NonNullable<DrillAnswer['script']>['channels'][number];

/** A drill while it is being prepared. */
export interface Draft {
  readonly title: string;
  readonly scenario: string;
  readonly goal: string;
  readonly keyDate: string | null;
  /** `YYYY-MM-DD` and `HH:MM` in China. */
  readonly day: string;
  readonly time: string;
  readonly director: string;
  readonly observers: readonly string[];
  readonly roles: readonly { readonly id: string; readonly name: string }[];
  /** People by role. */
  readonly cast: Readonly<Record<string, readonly string[]>>;
  readonly injects: readonly DraftInject[];
  readonly channels: readonly DraftChannel[];
}

interface Candidate {
  readonly person: string;
  readonly office: string;
  readonly organization: string;
}

/** A draft from a ready scenario, in the language of the screen; the unit's own holders of the proposed offices take part, but for who writes it. */
export function draftFrom(
  scenario: ScenarioAnswer,
  given: {
    readonly language: Language;
    readonly people: readonly Candidate[];
    readonly organization: string;
    readonly me: string;
    readonly day: string;
  },
): Draft {
  const { language, people, organization, me, day } = given;
  const say = (text: { readonly zh: string; readonly en: string }) => text[language];
  const taken = new Set([me]);
  const holders = (offices: readonly string[]): string[] => {
    const found = people.filter(
      (one) => one.organization === organization && offices.includes(one.office) && !taken.has(one.person),
    );
    for (const one of found) taken.add(one.person);
    return found.map(({ person }) => person);
  };
  return {
    title: language === 'zh' ? `${say(scenario.name)}演练` : `Drill: ${say(scenario.name)}`,
    scenario: scenario.id,
    goal: say(scenario.goal),
    keyDate: null,
    day,
    time: '14:30',
    director: me,
    observers: [],
    roles: scenario.roles.map(({ id, name }) => ({ id, name: say(name) })),
    cast: Object.fromEntries(scenario.roles.map(({ id, offices }) => [id, holders(offices)])),
    injects: scenario.injects.map(({ id, minute, roles, text, expected }) => ({
      id,
      minute,
      roles,
      people: [],
      text: say(text),
      attachment: null,
      expected: expected === null ? null : { ...expected, what: say(expected.what) },
    })),
    channels: scenario.channels.map(({ id, name, platform, publications }) => ({
      id,
      name: say(name),
      platform,
      publications: publications.map((one) => ({ ...one, title: say(one.title) })),
    })),
  };
}

/** The draft of a drill that is changed before it begins; its director has the script. */
export function draftOf(drill: DrillAnswer): Draft {
  const at = brandId<Instant>(drill.plannedAt);
  const minute = minuteOfDay(at);
  const two = (value: number) => String(value).padStart(2, '0');
  return {
    title: drill.title,
    scenario: drill.scenario,
    goal: drill.goal,
    keyDate: drill.keyDate,
    day: dayOf(at),
    time: `${two(Math.floor(minute / 60))}:${two(minute % 60)}`,
    director: drill.director.person,
    observers: drill.observers.map(({ person }) => person),
    roles: drill.roles,
    cast: Object.fromEntries(
      drill.roles.map(({ id }) => [
        id,
        drill.participants.filter(({ role }) => role === id).map(({ person }) => person),
      ]),
    ),
    injects: drill.script?.injects ?? [],
    channels: drill.script?.channels ?? [],
  };
}

/** What is sent. */
export function bodyOf(draft: Draft): DrillWishBody {
  const { day, time, cast, roles, injects, channels, observers, ...rest } = draft;
  return {
    ...rest,
    title: draft.title.trim(),
    goal: draft.goal.trim(),
    plannedAt: instantOf(day, minuteOf(time)),
    observers: [...observers],
    roles: roles.map((role) => ({ ...role })),
    participants: roles.flatMap(({ id }) => (cast[id] ?? []).map((person) => ({ person, role: id }))),
    injects: injects.map((inject) => ({ ...inject, text: inject.text.trim() })),
    channels: channels.map((channel) => ({ ...channel })),
  };
}

/** An id that none of some things has. */
export function freeId(prefix: string, taken: readonly { readonly id: string }[]): string {
  const ids = new Set(taken.map(({ id }) => id));
  for (let n = 1; ; n += 1) if (!ids.has(`${prefix}${n}`)) return `${prefix}${n}`;
}
