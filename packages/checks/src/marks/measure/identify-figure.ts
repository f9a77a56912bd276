/** Which mark the one figure on a plain field is meant to be; colours, place and proportions decide how like it must be. */
import type { FigureMatch } from '../detect/figures.ts';
import type { MarkField, MarkVersion, Rgb } from '../mark.ts';
import { type FieldView, rectangleness } from './field-view.ts';
import type { CutFigure } from './figure-image.ts';

/** What of the library can be found this way, and by which figure. */
export type Kind = 'ringWithStar' | 'partyEmblem' | 'starAndTorch';

export interface Candidate {
  readonly version: MarkVersion;
  readonly field: MarkField;
  readonly kind: Kind;
}

export interface FigureReading {
  readonly version: MarkVersion;
  readonly field: MarkField;
  readonly kind: Kind;
  readonly match: FigureMatch;
  readonly likeness: number;
}

export function isRed(colour: Rgb): boolean {
  return (
    colour[0] > 90 &&
    colour[0] - Math.max(colour[1], colour[2]) > 45 &&
    colour[0] > 1.7 * Math.max(colour[1], colour[2])
  );
}

/** Gold stands out from red by its green, and is nowhere near white or green itself. */
export function isGold(colour: Rgb): boolean {
  return (
    colour[0] > 120 &&
    colour[1] > 0.5 * colour[0] &&
    colour[2] < 0.75 * colour[1] &&
    colour[1] < 1.15 * colour[0]
  );
}

/** The mark that the figure is most like, if it is like enough; colours, place and proportions decide how much is enough. */
export function identify(
  candidates: readonly Candidate[],
  matches: readonly FigureMatch[],
  cut: CutFigure,
  view: FieldView,
): FigureReading | null {
  const best = matches[0];
  if (!best) return null;
  const likeness = (name: FigureMatch['name']): number => matches.find((m) => m.name === name)?.likeness ?? 0;
  const usual = isRed(view.field) && isGold(cut.colour);
  const strange = usual ? 0 : isRed(view.field) || isGold(cut.colour) ? 0.06 : 0.14;
  const take = (kind: Kind, name: FigureMatch['name'], by: number): FigureReading | null => {
    const match = matches.find((m) => m.name === name);
    const fitting = candidates.filter((c) => c.kind === kind);
    const candidate = kind === 'starAndTorch' ? pioneersOf(fitting, cut, view) : fitting[0];
    return match && candidate ? { ...candidate, match, likeness: match.likeness - by } : null;
  };
  const wheel = likeness('ringWithStar');
  if (wheel > 0.66 + strange && wheel >= best.likeness - 0.02)
    return take('ringWithStar', 'ringWithStar', strange);
  // A star alone, or one grown together with its ring, in the very place and size where no other red flag has its own.
  if (usual && inPlaceOfRing(cut, view)) {
    const starred = Math.max(likeness('star'), likeness('starAndTorch'));
    if (starred > 0.72 && starred >= best.likeness) return take('ringWithStar', 'ringWithStar', 0.1);
    if (best.name === 'disc' && wheel > 0.6 && wheel > best.likeness - 0.2)
      return take('ringWithStar', 'ringWithStar', 0.1);
  }
  if (best.name === 'ring' && best.likeness > 0.8 && usual && inUpperQuarter(cut))
    return take('ringWithStar', 'ringWithStar', 0.1);
  const emblem = likeness('partyEmblem');
  // In its place and size a rough likeness is enough; anywhere else it must be a good one, as much is written in gold on red.
  const elsewhere = usual && cut.others < 0.03 && cut.bottom - cut.top > 0.2 ? 0.66 : 0.72;
  const needed = inPlaceOfEmblem(cut, view) ? (usual ? 0.53 : 0.62) : elsewhere;
  if (emblem > needed + strange && emblem >= best.likeness && flagLike(view, 0.95))
    return take('partyEmblem', 'partyEmblem', strange);
  const clear = emblem > 0.56 && matches.every((m) => m.name === 'partyEmblem' || m.likeness < emblem - 0.15);
  if (clear && sizedAsEmblem(cut, view)) {
    const coloured = isRed(view.field) || isGold(cut.colour);
    if (coloured && awayFromPlace(cut, view) < 0.08) return take('partyEmblem', 'partyEmblem', strange);
    if (usual && view.doubt === null && cut.others < 0.02) return take('partyEmblem', 'partyEmblem', 0);
  }
  // Alone on a red field of the flag's proportions it is meant as the flag, whatever its size or place.
  if (clear && usual && cut.others < 0.005 && proportioned(view, cut))
    return take('partyEmblem', 'partyEmblem', 0);
  // The sickle alone, in the emblem's place and size, open the same way.
  const sickle = matches.find((m) => m.name === 'crescent');
  const open = best.name === 'crescent' && best.likeness > 0.72 && Math.abs((sickle?.turn ?? 0) - 210) <= 30;
  if (open && usual && sizedAsEmblem(cut, view) && awayFromPlace(cut, view) < 0.06)
    return take('partyEmblem', 'partyEmblem', 0);
  const star = Math.max(likeness('star'), likeness('starAndTorch'));
  // In the middle of a field and unlike anything else, it is known on a squeezed field too; beside a notch as well.
  const middle =
    strange < 0.1 && view.doubt === null && inMiddle(cut) && likeness('starAndTorch') > 0.78 + 0.4 * strange;
  const tailed = (usual && hasTail(view) && star > 0.8) || view.tailed;
  const squeezed = star > 0.88 || middle || tailed ? 0.9 : 1.12;
  if (
    star > (view.tailed ? 0.7 : 0.78) + 0.4 * strange &&
    star >= best.likeness - 0.02 &&
    flagLike(view, squeezed) &&
    hasTorch(cut)
  )
    return take('starAndTorch', 'starAndTorch', strange);
  return null;
}

function inUpperQuarter(cut: CutFigure): boolean {
  const x = (cut.left + cut.right) / 2;
  const y = (cut.top + cut.bottom) / 2;
  return Math.abs(Math.min(x, 1 - x) - 0.25) < 0.1 && Math.abs(Math.min(y, 1 - y) - 0.25) < 0.1;
}

function inMiddle(cut: CutFigure): boolean {
  return (
    Math.abs((cut.left + cut.right) / 2 - 0.5) < 0.04 && Math.abs((cut.top + cut.bottom) / 2 - 0.5) < 0.05
  );
}

/** A ring or its star about the middle of the upper hoist quarter. */
function inPlaceOfRing(cut: CutFigure, view: FieldView): boolean {
  const x = (cut.left + cut.right) / 2;
  const y = (cut.top + cut.bottom) / 2;
  const high = cut.bottom - cut.top;
  const away = Math.hypot(Math.min(x, 1 - x) - 0.25, Math.min(y, 1 - y) - 0.245);
  return away < 0.025 && high > 0.18 && high < 0.4 && threeSided(view) && flagLike(view, 1.3);
}

/** Sides as long to each other as a flag's; seen obliquely, nearly so. */
function proportioned({ doubt, boundary, frontal, aspect }: FieldView, cut: CutFigure): boolean {
  const clear = boundary?.sides.filter(({ support, atBorder }) => support > 0.9 && !atBorder) ?? [];
  const high = cut.bottom - cut.top;
  if (clear.length < (doubt === null ? 4 : 3) || high < 0.14 || high > 0.6) return false;
  return Math.abs(Math.log(aspect / 1.5)) < (frontal ? 0.03 : 0.15);
}

/** Trusted sides, or three that are: a pole may stand before the fourth. */
function threeSided({ doubt, boundary, quad }: FieldView): boolean {
  const clear = boundary?.sides.filter(({ support }) => support > 0.9) ?? [];
  return doubt === null || (clear.length > 2 && boundary?.quad === quad && rectangleness(quad).frontal);
}

/** Near the stated size, on a field of near the stated proportions or a square one. */
function sizedAsEmblem(cut: CutFigure, view: FieldView): boolean {
  const high = cut.bottom - cut.top;
  return high > 0.25 && high < 0.36 && flagLike(view, 0.95);
}

/** How far the emblem stands from its place, counted in heights of the field from the nearer side. */
function awayFromPlace(cut: CutFigure, view: FieldView): number {
  const x = (cut.left + cut.right) / 2;
  const y = (cut.top + cut.bottom) / 2;
  const side = Math.min(x, 1 - x);
  const up = Math.min(y, 1 - y) - 7 / 24;
  const across =
    view.doubt === null ? [1.5 * (side - 2 / 9), view.aspect * side - 1 / 3] : [1.5 * (side - 2 / 9)];
  return Math.min(...across.map((x) => Math.hypot(x, up)));
}

/** A third of the height in size, about its place in any of the four ways that a flag can lie. */
function inPlaceOfEmblem(cut: CutFigure, view: FieldView): boolean {
  const x = (cut.left + cut.right) / 2;
  const y = (cut.top + cut.bottom) / 2;
  const high = cut.bottom - cut.top;
  const away = Math.hypot((Math.min(x, 1 - x) - 2 / 9) * 1.5, Math.min(y, 1 - y) - 7 / 24);
  return away < 0.12 && high > 0.22 && high < 0.48 && (view.doubt === null || away < 0.08);
}

/** A torch is parted from the star by lines of the field's colour: a plain star has none in its inmost part. */
function hasTorch(cut: CutFigure): boolean {
  const side = Math.sqrt(cut.image.length);
  let [dark, n] = [0, 0];
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      // The pentagon within a star, which is solid where nothing is laid over it.
      const [u, v] = [((x + 0.5) / side - 0.5) / 0.16, ((y + 0.5) / side - 0.553) / 0.165];
      if (u * u + v * v > 1) continue;
      n++;
      if ((cut.image[y * side + x] ?? 0) < 0.7) dark++;
    }
  return dark / n > 0.06;
}

/** Proportions that a flag with this figure can have, also a wrong one: icons are square, banners long. */
function flagLike(view: FieldView, least: number): boolean {
  const [a, b, c, d] = view.quad;
  const wide = Math.hypot(b[0] - a[0], b[1] - a[1]) + Math.hypot(c[0] - d[0], c[1] - d[1]);
  const high = Math.hypot(d[0] - a[0], d[1] - a[1]) + Math.hypot(c[0] - b[0], c[1] - b[1]);
  return wide / high > least && wide / high < 2.1;
}

/** The fly's line lies along one arm of a tail: seen on about half its length, and far from parallel to the hoist. */
function hasTail({ doubt, boundary }: FieldView): boolean {
  const supports = boundary?.sides.map((side) => side.support) ?? [];
  const fly = supports.findIndex((support) => support > 0.3 && support < 0.68);
  if (doubt === null || fly % 2 !== 1 || supports.filter((support) => support > 0.8).length < 3) return false;
  const [a, b, c, d] = boundary?.quad ?? [];
  if (!a || !b || !c || !d) return false;
  const top = Math.hypot(b[0] - a[0], b[1] - a[1]);
  const bottom = Math.hypot(c[0] - d[0], c[1] - d[1]);
  return Math.min(top, bottom) < 0.82 * Math.max(top, bottom);
}

/** The swallow-tailed flag carries its figure nearer to the pole. */
function pioneersOf(
  candidates: readonly Candidate[],
  cut: CutFigure,
  view: FieldView,
): Candidate | undefined {
  const x = (cut.left + cut.right) / 2;
  const y = (cut.top + cut.bottom) / 2;
  const [, fly, , hoist] = view.boundary?.sides ?? [];
  const straight = Math.min(fly?.support ?? 0, hoist?.support ?? 0) > 0.72;
  const aside =
    view.tailed ||
    hasTail(view) ||
    (straight
      ? Math.abs(y - 0.5) < 0.06 && withoutNotch(candidates, Math.min(x, 1 - x), view)
      : Math.abs(x - 0.5) > 0.07);
  return candidates.find((c) => (c.field.notch !== null) === aside);
}

/**
 * Whether a straight field is rather the notched one without its notch than the other drawn too long or too short: that keeps the figure's distance
 * from the pole, counted in heights of the field. Seen obliquely, only the place itself tells.
 */
function withoutNotch(candidates: readonly Candidate[], near: number, { boundary }: FieldView): boolean {
  const { aspect, frontal } = boundary ? rectangleness(boundary.quad) : { aspect: 1, frontal: false };
  const misses = candidates.map(({ field, version }) => {
    const { width, height, notch } = field;
    const [across = width / 2] = version.primitives[0]?.centre ?? [];
    const drawn = Math.abs(near - Math.min(across, width - across) / width);
    const ratio = frontal ? aspect / (width / height) - 1 : 0;
    if (notch !== null) return { notched: true, miss: Math.hypot(drawn, ratio) };
    const kept = frontal ? [near, 1 - near].map((of) => Math.abs(of * aspect - across / height)) : [];
    return { notched: false, miss: Math.min(drawn, ...kept) };
  });
  return misses.sort((a, b) => a.miss - b.miss)[0]?.notched ?? false;
}
