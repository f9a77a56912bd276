/** Tells a banner, backdrop or badge with an emblem from a flag that is drawn wrong: flags go wrong in one thing, banners differ in several. */
import type { MarkVersion } from '../mark.ts';
import type { FieldView } from './field-view.ts';
import type { CutFigure } from './figure-image.ts';

/** Share of the field that text or further figures fill; less is noise. */
const leastText = 0.006;

/** Whether the field about a flag's figure departs from that flag in two ways and more: place, size, proportions, text beside it. */
export function bannerRather(version: MarkVersion, cut: CutFigure, view: FieldView): boolean {
  const { field } = version;
  if (!field) return false;
  const place = placeOf(version);
  const high = cut.bottom - cut.top;
  const ratio = field.width / field.height;
  const stretched = view.flat ? Math.abs(view.aspect / ratio - 1) > 0.08 : false;
  const size = place?.high == null ? 1 : high / place.high;
  const written = cut.written > leastText;
  const displaced = place !== null && awayFrom(place, ratio, cut, view) > 0.13;
  // Between doubtful sides, of something in front perhaps, neither size nor place proves anything by itself.
  if (view.doubt !== null) return written && displaced;
  // At its own distance from a corner, counted in its own size, a figure stands on a flag of which the rest is cut or covered.
  if (!written && place !== null && anchored(place, ratio, cut, view)) return false;
  return [written, displaced, size > 1.3 || size < 0.7, stretched].filter((departs) => departs).length > 1;
}

interface Place {
  /** Shares of the field's width and height; `high` null where no source states the size. */
  readonly x: number;
  readonly y: number;
  readonly high: number | null;
}

function placeOf({ field, primitives }: MarkVersion): Place | null {
  const ring = primitives.find((p) => p.shape === 'ring');
  const [part] = ring ? [ring] : primitives;
  if (!field || !part?.centre) return null;
  const high =
    part.shape === 'ring' ? 2 * part.outer : part.shape === 'figure' ? (part.box?.[3] ?? null) : null;
  return {
    x: part.centre[0] / field.width,
    y: part.centre[1] / field.height,
    high: high === null ? null : high / field.height,
  };
}

/** Whether two of the sides lie about the figure as the flag's do, whatever the other two are. */
export function anchored({ x, y, high }: Place, ratio: number, cut: CutFigure, view: FieldView): boolean {
  if (high === null) return false;
  const across = (cut.left + cut.right) / 2;
  const down = (cut.top + cut.bottom) / 2;
  const size = cut.bottom - cut.top;
  const wide = (ratio * x) / high;
  const left = Math.min(
    ...[across, 1 - across].map((share) => Math.abs((view.aspect * share) / size - wide)),
  );
  const up = Math.min(...[down, 1 - down].map((share) => Math.abs(share / size - y / high)));
  return left < 0.16 && up < 0.16;
}

/** Distance from the place in heights of the field, in any way a flag can lie; a field too long or too short carries its figure along. */
function awayFrom({ x, y }: Place, ratio: number, cut: CutFigure, view: FieldView): number {
  const across = (cut.left + cut.right) / 2;
  const down = (cut.top + cut.bottom) / 2;
  const up = Math.min(Math.abs(down - y), Math.abs(1 - down - y));
  const ways = [across, 1 - across].flatMap((share) => [
    ratio * (share - x),
    ...(view.doubt === null ? [view.aspect * share - ratio * x] : []),
  ]);
  return Math.min(...ways.map((way) => Math.hypot(way, up)));
}
