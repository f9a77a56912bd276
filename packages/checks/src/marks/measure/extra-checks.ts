/** Judges what stands on the field besides the mark's own parts: a further star, text, a figure, or something in front of it. */
import type { Charge } from '../detect/charges.ts';
import type { MarkField } from '../mark.ts';
import type { Measurement } from '../report.ts';
import { assess } from './assess.ts';
import type { Extra } from './extras.ts';
import type { FieldView } from './field-view.ts';
import { likeCharge } from './star-checks.ts';

export interface ExtraVerdicts {
  readonly measurements: readonly Measurement[];
  /** Further stars beyond those of the mark. */
  readonly stars: number;
  readonly covered: boolean;
}

/** Three or more figures of like height in one row or column. */
function isText(extras: readonly Extra[]): boolean {
  for (const one of extras) {
    const high = one.bottom - one.top;
    const wide = one.right - one.left;
    const row = extras.filter(
      (e) =>
        Math.abs(e.centre[1] - one.centre[1]) < 0.6 * high &&
        e.bottom - e.top < 2.2 * high &&
        e.bottom - e.top > 0.3 * high,
    );
    const column = extras.filter(
      (e) =>
        Math.abs(e.centre[0] - one.centre[0]) < 0.6 * wide &&
        e.right - e.left < 2.2 * wide &&
        e.right - e.left > 0.3 * wide,
    );
    if (row.length >= 4 || column.length >= 4) return true;
  }
  return false;
}

export function checkExtras(
  view: FieldView,
  field: MarkField,
  extras: readonly Extra[],
  charges: readonly Charge[],
  own: ReadonlySet<Charge>,
  partsHidden = false,
): ExtraVerdicts {
  const area = field.width * field.height;
  const inFront = extras.filter(
    (e) => e.area > 0.006 * area && (e.atSide || e.area > 0.065 * area || (e.atPart && !likeCharge(view, e))),
  );
  const inside = extras.filter((e) => !inFront.includes(e) && !e.atSide);
  const starLike = inside.filter((e) => {
    const r = Math.sqrt(e.area / 1.12);
    return (
      likeCharge(view, e) &&
      charges.some(
        (c) =>
          !own.has(c) &&
          c.starLikeness > 0.35 &&
          Math.hypot(c.x - e.place[0], c.y - e.place[1]) < 0.6 * r * view.unitPixels + 2,
      )
    );
  });
  const rest = inside.filter((e) => !starLike.includes(e) && e.pixels >= 6 && contrast(view, e) > 40);
  const covered = partsHidden || inFront.length > 0;
  const why = view.doubt ?? null;
  const text = isText(rest);
  const weight = rest.reduce((sum, e) => sum + e.area, 0);
  // Specks of noise, folds, and what compression smears beside a star are neither figure nor nothing.
  const figure = rest.filter(
    (e) => e.area > 0.25 && contrast(view, e) > (e.pixels < 16 && e.atPart ? 90 : 48),
  );
  const out: Measurement[] = [
    assess({
      name: 'addedText',
      measured: text ? rest.length : 0,
      standard: 0,
      tolerance: 0.5,
      uncertainty: 0,
      unit: 'count',
      unverifiable: why ?? (covered ? 'covered' : null),
    }),
    assess({
      name: 'addedFigure',
      measured: text ? 0 : figure.length,
      standard: 0,
      tolerance: 0.5,
      uncertainty: 0,
      unit: 'count',
      unverifiable:
        why ?? (covered ? 'covered' : !text && figure.length === 0 && weight > 0.12 ? 'ambiguous' : null),
    }),
  ];
  return { measurements: out, stars: why ? 0 : starLike.length, covered };
}

function contrast(view: FieldView, extra: Extra): number {
  return Math.hypot(...extra.colour.map((value, c) => value - (view.field[c] ?? 0)));
}
