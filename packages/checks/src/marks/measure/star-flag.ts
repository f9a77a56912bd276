/** A flag of several stars on a plain field, judged from a group of charges that stand as its stars do. */
import type { Charge } from '../detect/charges.ts';
import { applyMap, invertMap } from '../detect/geometry.ts';
import type { Level } from '../detect/pyramid.ts';
import { kin, type StarGroup } from '../detect/star-group.ts';
import type { FoundMark, MarkProblem, Measurement, Quad } from '../report.ts';
import { markProblems } from '../report.ts';
import { assess } from './assess.ts';
import { endsBehind } from './ends-behind.ts';
import { checkExtras } from './extra-checks.ts';
import { findExtras } from './extras.ts';
import { checkAspect, checkColours, checkPose, sideUncertainty } from './field-checks.ts';
import { doubted, type FieldView, startAt, viewField } from './field-view.ts';
import { checkStars, readStars, type StarReadings } from './star-checks.ts';

export interface JudgedFlag {
  readonly found: FoundMark;
  readonly view: FieldView;
  /** Grows with all that speaks for the mark, without an upper bound. */
  readonly evidence: number;
}

/** Judges one group; null where what stands about it is no flag of this kind. */
export function judgeStarFlag(
  levels: readonly Level[],
  group: StarGroup,
  charges: readonly Charge[],
): JudgedFlag | null {
  const { version } = group.pattern;
  const field = version.field;
  if (!field) return null;
  const matched = group.matched.filter((c) => c !== null);
  if (strewn(group, charges, field)) return null;
  const start = startAt(matched);
  if (!start) return null;
  let view = viewField(levels, start, group.map, field);
  let readings = readStars(view, group);
  // A pole may run on beyond the corners; where the stars don't stand in their places too, the side is rather that of something in front.
  const few = matched.length < 4 && standing(readings) < matched.length;
  if (!view.doubt && (few || (view.overrun && standing(readings) < 4))) {
    view = doubted(view, group.map, field);
    readings = readStars(view, group);
  }
  const evidence = evidenceFor(group, view, readings);
  if (evidence < 0.5) return null;
  // What is measured against such a side is nobody's fault; how well the group is read stays as it is.
  // The map fits the standard field to what is seen: stars too far apart in it mean a field that is too small.
  if (!view.doubt && endsBehind(view, readings.frame.scaleX / readings.frame.scaleY, field)) {
    view = doubted(view, group.map, field);
    readings = readStars(view, group);
  }
  const parts = readings.stars.flatMap((s) =>
    s.place && s.reading
      ? [{ centre: s.place, radius: s.star.radius * Math.max(1, Math.min(1.6, s.reading.radius)) }]
      : [],
  );
  const extras = findExtras(view.region, view.map, field, parts, view.unitPixels);
  const stars = checkStars(view, readings, extras);
  const added = checkExtras(view, field, extras, charges, new Set(matched), stars.hidden > 0);
  const small = view.unitPixels * 3 < 9;
  const measurements: Measurement[] = [
    ratioApart(view, readings, field.width / field.height),
    ...checkAspect(view, version),
    ...checkPose(view, version, matched.length < 4 || (view.doubt !== null && evidence < 0.7)),
    countStars(view, group, stars, added.stars, added.covered),
    ...stars.measurements,
    ...checkColours(view, version, group.pattern.stars[0]?.colour ?? '', small),
    ...added.measurements,
    cutOf(view),
  ];
  return {
    view,
    evidence,
    found: {
      ...foundMark(view.quad, measurements),
      mark: version.mark,
      version: version.version,
      confidence: Math.min(1, evidence),
    },
  };
}

/** Whether more stars lie about on the field than a wrong flag has: a poster strewn with stars, or a flag of many. */
function strewn(
  group: StarGroup,
  charges: readonly Charge[],
  field: { readonly width: number; readonly height: number },
): boolean {
  const own = group.matched.filter((c) => c !== null);
  const back = invertMap(group.map);
  const smallest = Math.min(...own.map((c) => c.radius));
  const [first] = own;
  let more = 0;
  for (const charge of charges) {
    if (charge.starLikeness < 0.4 || charge.radius < 0.6 * smallest || own.includes(charge)) continue;
    const [u, v] = applyMap(back, charge.x, charge.y);
    if (u < 0 || v < 0 || u > field.width || v > field.height || !first || !kin(first, charge)) continue;
    // The same star seen at another size is no further one.
    if (own.some((c) => Math.hypot(c.x - charge.x, c.y - charge.y) < c.radius)) continue;
    more++;
  }
  return more > 3;
}

/** How many stars stand in their standard places. */
function standing(readings: StarReadings): number {
  return readings.frame.scaleX === 1 && readings.frame.scaleY === 1 ? readings.frame.agreeing : 0;
}

/** Verdict, problems and box of a mark from its measurements. */
export function foundMark(
  quad: Quad,
  measurements: readonly Measurement[],
): Omit<FoundMark, 'mark' | 'version' | 'confidence'> {
  const known: readonly string[] = markProblems;
  const problems = [...new Set(measurements.filter((m) => m.ok === false).map((m) => m.name))].filter(
    (name): name is MarkProblem => known.includes(name),
  );
  const xs = quad.map((p) => p[0]);
  const ys = quad.map((p) => p[1]);
  const left = Math.min(...xs);
  const top = Math.min(...ys);
  return {
    box: [left, top, Math.max(...xs) - left, Math.max(...ys) - top],
    quad,
    verdict:
      problems.length > 0
        ? 'violates'
        : measurements.every((m) => m.ok === true)
          ? 'conforms'
          : 'cannotVerify',
    measurements,
    problems,
  };
}

/** The field's width over its height counted in the stars' own grid, which no oblique view changes. */
function ratioApart(view: FieldView, readings: StarReadings, standard: number): Measurement {
  const { frame } = readings;
  const read = readings.stars.filter((s) => s.reading);
  const unit = view.unitPixels;
  return assess({
    name: 'ratio',
    measured: (standard * frame.scaleY) / frame.scaleX,
    standard,
    tolerance: 0.03 * standard,
    uncertainty: (standard * sideUncertainty(view) * 1.6) / (unit * 7),
    unit: 'ratio',
    unverifiable:
      view.doubt ??
      (read.length < 4 ? 'covered' : view.borders > 0 && view.borders < 4 ? 'cutByPicture' : null),
  });
}

function countStars(
  view: FieldView,
  group: StarGroup,
  stars: { present: number; missing: number; hidden: number },
  further: number,
  covered: boolean,
): Measurement {
  const standard = group.pattern.stars.length;
  const known = stars.hidden === 0;
  return assess({
    name: 'starCount',
    measured: stars.present + further,
    standard,
    tolerance: 0.5,
    uncertainty: 0,
    unit: 'count',
    unverifiable: known
      ? view.doubt && further === 0 && stars.missing === 0
        ? view.doubt
        : null
      : covered
        ? 'covered'
        : 'ambiguous',
  });
}

/** Sides that are the picture's own edge: what lies beyond is not to be seen. */
function cutOf(view: FieldView): Measurement {
  const cut = view.borders > 0 && view.borders < 4;
  return assess({
    name: 'cut',
    measured: view.borders,
    standard: 0,
    tolerance: 4,
    uncertainty: 0,
    unit: 'count',
    unverifiable: view.doubt ?? (cut ? 'cutByPicture' : null),
  });
}

/** 0.5 and more for a mark: places, shapes, a field round them, its colour and its sides all speak for the mark. */
function evidenceFor(group: StarGroup, view: FieldView, readings: StarReadings): number {
  const matched = group.matched.filter((c) => c !== null);
  const principal = group.pattern.principal >= 0 ? group.matched[group.pattern.principal] : null;
  const likeness =
    matched.reduce((sum, c) => sum + (c.radius < 5 ? Math.max(c.starLikeness, 0.35) : c.starLikeness), 0) /
    matched.length;
  const best = Math.max(...matched.map((c) => c.starLikeness));
  const redness = view.field[0] - Math.max(view.field[1], view.field[2]);
  const red = redness > 45 && view.field[0] > 1.7 * Math.max(view.field[1], view.field[2]) ? 1 : 0;
  const bounded = view.doubt === null ? 1 : view.doubt === 'cloth' ? 0.5 : 0;
  const agreeing = view.doubt === null ? readings.frame.agreeing / group.pattern.stars.length : 0.4;
  // On a field with trusted sides, what neither looks like stars nor stands in their places is text.
  if (view.doubt === null && readings.frame.agreeing === 0 && likeness < 0.3) return 0;
  const step = view.region.level.step;
  const filled = Math.min(1, (view.region.size * step * step) / (0.35 * 600 * view.unitPixels ** 2));
  const [x, y] = applyMap(view.map, 5, 5);
  if (!Number.isFinite(x + y)) return 0;
  let sum =
    0.17 * (matched.length - 3) +
    0.25 * likeness +
    0.12 * best +
    0.22 * red +
    0.13 * bounded +
    0.2 * agreeing * bounded +
    0.12 * filled;
  // Read the wrong way up or over, every star seems to turn a gap where it has a tip.
  const turns = readings.stars.flatMap((s) =>
    s.charge && s.reading && s.charge.starLikeness > 0.3 ? [Math.abs(s.reading.turn) / 36] : [],
  );
  const askew = turns.length > 0 ? turns.reduce((all, t) => all + t, 0) / turns.length : 0;
  sum -= 0.3 * askew;
  if (matched.length === 2) return red && askew < 0.33 && filled > 0.3 ? 0.55 : 0;
  // Without the big star the small ones must at least turn towards where it would stand, or stand in their places on the field.
  if (!principal && (askew > 0.3 || !red) && agreeing * bounded < 0.6) return 0;
  const long = view.doubt === null && (view.aspect > 3 || view.aspect < 0.4);
  if (long && agreeing * bounded < 0.6) return 0;
  if (filled < 0.5) sum -= 0.25;
  if (!principal) sum -= 0.12;
  if (matched.length === 3 && !(red && best > 0.5)) sum -= 0.2;
  return sum;
}
