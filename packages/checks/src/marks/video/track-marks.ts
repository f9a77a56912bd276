import type { FoundMark, MarkProblem } from '../report.ts';

/** A mark as one frame shows it. */
export interface Sighting {
  readonly time: number;
  readonly found: FoundMark;
  readonly sharpness: number;
}

/** What one frame showed. */
export interface FrameSightings {
  readonly time: number;
  readonly cut: boolean;
  readonly marks: readonly Sighting[];
}

/** One mark through the frames of a scene. */
export interface MarkTrack {
  readonly from: number;
  readonly to: number;
  readonly frames: number;
  /** When the sharpest frame was, which is the one reported. */
  readonly sharpestAt: number;
  /** As the sharpest frame shows it; `cannotVerify` if the frames contradict each other. */
  readonly found: FoundMark;
  /** One frame says conforms, another violates: a person has to look. */
  readonly disagrees: boolean;
  /** Problems that any frame showed. */
  readonly suspected: readonly MarkProblem[];
}

// A mark that no frame showed for longer is another one.
const longestGap = 2.5;

/** Follows each mark from frame to frame within its scene. */
export function trackMarks(frames: readonly FrameSightings[]): readonly MarkTrack[] {
  const done: Sighting[][] = [];
  let open: Sighting[][] = [];
  for (const { time, cut, marks } of frames) {
    const kept = cut ? [] : open.filter((track) => time - (track.at(-1)?.time ?? 0) <= longestGap);
    done.push(...open.filter((track) => !kept.includes(track)));
    const free = new Set(kept);
    open = kept;
    for (const sighting of marks) {
      const track = [...free]
        .map((candidate) => ({ candidate, share: alike(candidate.at(-1), sighting) }))
        .filter(({ share }) => share > 0.2)
        .sort((a, b) => b.share - a.share)[0]?.candidate;
      if (track === undefined) open = [...open, [sighting]];
      else {
        free.delete(track);
        track.push(sighting);
      }
    }
  }
  return [...done, ...open].map(summed).sort((a, b) => a.from - b.from);
}

/** What two boxes of the same mark share; 0 for different marks. A moving mark keeps its size better than its place. */
function alike(before: Sighting | undefined, now: Sighting): number {
  if (before === undefined || before.found.mark !== now.found.mark) return 0;
  const [ax, ay, aw, ah] = before.found.box;
  const [bx, by, bw, bh] = now.found.box;
  const w = Math.min(ax + aw, bx + bw) - Math.max(ax, bx);
  const h = Math.min(ay + ah, by + bh) - Math.max(ay, by);
  return w <= 0 || h <= 0 ? 0 : (w * h) / (aw * ah + bw * bh - w * h);
}

function summed(sightings: readonly Sighting[]): MarkTrack {
  const [first] = sightings;
  if (first === undefined) throw new RangeError('a track without a sighting');
  const has = (verdict: FoundMark['verdict']) => sightings.some(({ found }) => found.verdict === verdict);
  const disagrees = has('conforms') && has('violates');
  // A frame that could tell says more than one that could not; among these the sharpest counts.
  const telling = sightings.filter(({ found }) => found.verdict === 'violates');
  const pool = !disagrees && telling.length > 0 ? telling : sightings;
  const sharpest = pool.reduce((best, next) => (next.sharpness > best.sharpness ? next : best));
  const suspected = [...new Set(sightings.flatMap(({ found }) => found.problems))];
  return {
    from: first.time,
    to: sightings.at(-1)?.time ?? first.time,
    frames: sightings.length,
    sharpestAt: sharpest.time,
    found: disagrees ? { ...sharpest.found, verdict: 'cannotVerify' } : sharpest.found,
    disagrees,
    suspected,
  };
}
