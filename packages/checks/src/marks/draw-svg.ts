import { hexOfRgb } from './library/colours.ts';
import type { FigurePrimitive, MarkPrimitive, MarkVersion, RingPrimitive } from './mark.ts';
import { starCorners } from './star.ts';

export interface DrawOptions {
  /** Width in pixels that the drawing states; without it only the view box is given. */
  readonly width?: number;
  /** The reverse side: left and right change places. */
  readonly mirrored?: boolean;
  /** A dashed box with a question mark stands where a figure's outline is unknown; false leaves the place empty. Default true. */
  readonly schematic?: boolean;
  readonly language?: 'zh' | 'en';
}

/** Whether a drawing of this version shows all of it: false where a figure can only be a schematic box, or nothing can be drawn. */
export function drawsWhole(version: MarkVersion): boolean {
  return (
    version.field !== null &&
    version.primitives.every((primitive) => primitive.shape !== 'figure' || primitive.outline !== null)
  );
}

/**
 * A version drawn from its specification as SVG, in its own grid; null where it has no field or parts with a place, so nothing can be
 * drawn. Figures without outline are boxes that say so, never a guess at the figure.
 */
export function drawSvg(version: MarkVersion, options: DrawOptions = {}): string | null {
  const { field } = version;
  if (field === null) return null;
  const { width, height } = field;
  const size =
    options.width === undefined
      ? ''
      : ` width="${options.width}" height="${number((options.width * height) / width)}"`;
  const parts = version.primitives.map((primitive) => drawPrimitive(version, primitive, options)).join('');
  const drawn = `<path d="${fieldPath(version)}" fill="${paint(version, field.colour)}"/>${parts}`;
  const placed =
    options.mirrored === true
      ? `<g transform="translate(${number(width)} 0) scale(-1 1)">${drawn}</g>`
      : drawn;
  const title = version.names[options.language ?? 'zh'];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${number(width)} ${number(height)}"${size}><title>${escapeText(title)}</title>${placed}</svg>`;
}

function fieldPath(version: MarkVersion): string {
  const { field } = version;
  if (field === null) return '';
  const { width, height, notch } = field;
  if (notch === null) return `M0 0H${number(width)}V${number(height)}H0Z`;
  const top = (height - notch.base) / 2;
  return `M0 0H${number(width)}V${number(top)}L${number(width - notch.depth)} ${number(height / 2)}L${number(width)} ${number(top + notch.base)}V${number(height)}H0Z`;
}

function drawPrimitive(version: MarkVersion, primitive: MarkPrimitive, options: DrawOptions): string {
  const fill = paint(version, primitive.colour);
  switch (primitive.shape) {
    case 'star': {
      const corners = starCorners(primitive.centre, primitive.radius, primitive.rotation);
      return `<polygon points="${corners.map(([x, y]) => `${number(x)},${number(y)}`).join(' ')}" fill="${fill}"/>`;
    }
    case 'ring':
      return `<path d="${circle(primitive, primitive.outer)}${circle(primitive, primitive.inner)}" fill="${fill}" fill-rule="evenodd"/>`;
    case 'figure':
      return drawFigure(version, primitive, fill, options);
  }
}

function circle(ring: RingPrimitive, radius: number): string {
  const [x, y] = ring.centre;
  const r = number(radius);
  return `M${number(x - radius)} ${number(y)}a${r} ${r} 0 1 0 ${number(2 * radius)} 0a${r} ${r} 0 1 0 ${number(-2 * radius)} 0Z`;
}

function drawFigure(
  version: MarkVersion,
  figure: FigurePrimitive,
  fill: string,
  options: DrawOptions,
): string {
  if (figure.outline !== null && figure.box !== null) {
    const [x, y, width, height] = figure.box;
    return `<path transform="translate(${number(x)} ${number(y)}) scale(${number(width)} ${number(height)})" d="${escapeText(figure.outline)}" fill="${fill}" fill-rule="evenodd"/>`;
  }
  if (options.schematic === false || version.field === null) return '';
  const unit = version.field.height / 24;
  // No words: a font for them may be missing where the drawing is shown.
  const label = (x: number, y: number) =>
    `<text x="${number(x)}" y="${number(y)}" font-size="${number(2 * unit)}" font-family="sans-serif" text-anchor="middle" dominant-baseline="central" fill="${fill}">?</text>`;
  if (figure.box !== null) {
    const [x, y, width, height] = figure.box;
    return `<rect x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${number(height)}" fill="none" stroke="${fill}" stroke-width="${number(0.15 * unit)}" stroke-dasharray="${number(0.6 * unit)}"/>${label(x + width / 2, y + height / 2)}`;
  }
  if (figure.centre === null) return '';
  const [x, y] = figure.centre;
  const arm = 1.5 * unit;
  return `<path d="M${number(x - arm)} ${number(y)}h${number(2 * arm)}M${number(x)} ${number(y - arm)}v${number(2 * arm)}" stroke="${fill}" stroke-width="${number(0.15 * unit)}" fill="none"/>${label(x, y + arm + unit)}`;
}

/** Newer screen artwork first; a mark without a value of its own for the screen is drawn in grey, which is no claim. */
function paint(version: MarkVersion, key: string): string {
  const colour = version.colours[key]?.find((one) => one.medium === 'screen');
  const rgb = colour?.references[0];
  return rgb === undefined ? '#808080' : hexOfRgb(rgb);
}

function number(value: number): string {
  return String(Math.round(value * 1e5) / 1e5);
}

function escapeText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
