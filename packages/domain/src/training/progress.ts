import type { Brand, Digest, Instant, OrganizationId } from '../kernel/index.ts';
import type { Audience } from './audience.ts';

export type CourseId = Brand<string, 'CourseId'>;

/** One lesson: a text, a document to be read, or a video. `seconds` is how long it takes at least to count as learnt. */
export interface Lesson {
  readonly id: string;
  readonly kind: 'text' | 'document' | 'video';
  readonly title: string;
  /** Of a text. */
  readonly text: string;
  /** Of a document or a video. */
  readonly file: Digest | null;
  /** Of a video its length, of the others the time that reading takes. */
  readonly seconds: number;
}

/** A course (课程) and for whom it is. */
export interface Course {
  readonly title: string;
  readonly summary: string;
  /** Hours of training (学时) that whoever has learnt all of it is credited. */
  readonly hours: number;
  /** Null: whenever one likes. */
  readonly dueAt: Instant | null;
  readonly audience: Audience;
  readonly lessons: readonly Lesson[];
}

export interface KeptCourse extends Course {
  readonly id: CourseId;
  readonly organization: OrganizationId;
  readonly version: number;
}

/** What a course lacks; empty for one that can be published. Pure. */
export function courseFaults(course: Course): readonly ('title' | 'lessons' | 'lesson' | 'hours')[] {
  const { title, lessons, hours } = course;
  const whole = lessons.every(({ kind, text, file, seconds, title: name }) => {
    const content = kind === 'text' ? text.trim() !== '' : file !== null;
    return name.trim() !== '' && content && seconds > 0;
  });
  const twice = new Set(lessons.map(({ id }) => id)).size < lessons.length;
  // A course may not be credited for much more than it takes.
  const total = lessons.reduce((sum, { seconds }) => sum + seconds, 0);
  return [
    ...(title.trim() === '' ? ['title' as const] : []),
    ...(lessons.length === 0 ? ['lessons' as const] : []),
    ...(whole && !twice ? [] : ['lesson' as const]),
    ...(hours > 0 && hours * 3600 <= total * 4 ? [] : ['hours' as const]),
  ];
}

/** Parts of a video in seconds, sorted and apart from each other. */
export type Spans = readonly (readonly [from: number, to: number])[];

/** How far somebody has come in a lesson. */
export interface Progress {
  readonly spans: Spans;
  /** Seconds of attention: of a video those of its parts that were played, each part once; else while it stood open. */
  readonly seconds: number;
  readonly openedAt: Instant;
  /** When it was last heard of. */
  readonly heardAt: Instant;
  readonly doneAt: Instant | null;
}

/** What a screen says was done since it was last heard of. */
export interface WatchReport {
  readonly spans: Spans;
  readonly seconds: number;
}

/** A video may be played a little faster, and a report may be a little late. */
const fastest = 1.5;
const slackSeconds = 5;
/** Of a lesson this much is enough: titles and credits need not be watched. */
const enough = 0.95;

/** A lesson that was opened just now. Pure. */
export function openLesson(now: Instant): Progress {
  return { spans: [], seconds: 0, openedAt: now, heardAt: now, doneAt: null };
}

/**
 * Adds what a screen reports. Only what can have happened since it was last heard of counts: who jumps to the end, or says so over the API, has watched only
 * the seconds that passed. Pure.
 */
export function watch(
  lesson: Pick<Lesson, 'kind' | 'seconds'>,
  before: Progress,
  report: WatchReport,
  now: Instant,
): Progress {
  const passed = Math.max(0, (Date.parse(now) - Date.parse(before.heardAt)) / 1000);
  const most = passed * (lesson.kind === 'video' ? fastest : 1) + slackSeconds;
  const spans =
    lesson.kind === 'video' ? addSpans(before.spans, report.spans, lesson.seconds, most) : before.spans;
  const seconds =
    lesson.kind === 'video'
      ? lengthOf(spans)
      : Math.min(lesson.seconds, before.seconds + Math.min(Math.max(0, report.seconds), most));
  const done = seconds >= lesson.seconds * enough;
  return {
    spans,
    seconds: Math.round(seconds * 10) / 10,
    openedAt: before.openedAt,
    heardAt: now,
    doneAt: before.doneAt ?? (done ? now : null),
  };
}

/** How many seconds spans cover together. Pure. */
export function lengthOf(spans: Spans): number {
  return spans.reduce((sum, [from, to]) => sum + to - from, 0);
}

/** Joins spans, inside a length; of what is new at most `most` seconds, the earliest first. Pure. */
export function addSpans(known: Spans, added: Spans, length: number, most: number): Spans {
  let joined = known;
  let left = most;
  for (const [from, to] of added) {
    const start = Math.max(0, from);
    const end = Math.min(length, to);
    if (!(end > start)) continue;
    const grown = join([...joined, [start, end]]);
    const gain = lengthOf(grown) - lengthOf(joined);
    if (gain <= left) {
      joined = grown;
      left -= gain;
      continue;
    }
    // Only the beginning of it can have been played.
    const cut = cutAfter(joined, start, end, left);
    joined = join([...joined, [start, cut]]);
    break;
  }
  return joined;
}

/** Where a span has to end so that it brings no more than `most` new seconds. */
function cutAfter(known: Spans, start: number, end: number, most: number): number {
  let at = start;
  let left = most;
  for (const [from, to] of known) {
    if (to <= at || from >= end) continue;
    const fresh = Math.max(0, from - at);
    if (fresh >= left) return at + left;
    left -= fresh;
    at = to;
  }
  return Math.min(end, at + left);
}

function join(spans: readonly (readonly [number, number])[]): Spans {
  const joined: [number, number][] = [];
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}
