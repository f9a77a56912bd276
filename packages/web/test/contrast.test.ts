import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const styles = readFileSync(new URL('../src/app/base.css', import.meta.url), 'utf8');
const [light = '', dark = ''] = styles.split(':root[data-theme="dark"]');
const page = readFileSync(new URL('../../../docs/design-system.md', import.meta.url), 'utf8');

type Colour = readonly [number, number, number];

function variable(theme: string, name: string): string {
  const value = new RegExp(`--${name}: ([^;]+);`).exec(theme)?.[1];
  if (value === undefined) throw new Error(`no --${name}`);
  return value;
}

/** A colour of the style sheet as it is seen on a ground. */
function seen(value: string, ground: Colour): Colour {
  const parts = /^rgba\((\d+), (\d+), (\d+), ([\d.]+)\)$/.exec(value)?.slice(1).map(Number);
  if (parts === undefined) {
    const channel = (at: number) => Number.parseInt(value.slice(at, at + 2), 16);
    return [channel(1), channel(3), channel(5)];
  }
  const [red = 0, green = 0, blue = 0, share = 1] = parts;
  const mixed = (colour: number, below: number) => colour * share + below * (1 - share);
  return [mixed(red, ground[0]), mixed(green, ground[1]), mixed(blue, ground[2])];
}

/** Relative luminance (WCAG 2.2). */
function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = colour.map((value) => {
    const share = value / 255;
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(theme: string, text: string, ground: string): number {
  const below = seen(variable(theme, ground), [0, 0, 0]);
  const [one, other] = [luminance(seen(variable(theme, text), below)), luminance(below)];
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

const signs = ['accent', 'cinnabar', 'amber', 'jade'];

test.each(['ink', 'ink-soft', ...signs])(
  '%s can be read on every ground that it stands on, in both themes',
  (text) => {
    const grounds = ['paper', 'sheet', ...(signs.includes(text) ? [`${text}-soft`] : [])];
    const figures = [light, dark].flatMap((theme) => grounds.map((ground) => contrast(theme, text, ground)));
    for (const figure of figures) expect(figure).toBeGreaterThanOrEqual(4.5);
    // The page about the design says the same.
    const line = page.split('\n').find((one) => one.startsWith(`| ${text} | `) && /\d\.\d/.test(one)) ?? '';
    expect(line.match(/\d+\.\d/g)).toEqual(figures.map((figure) => figure.toFixed(1)));
  },
);

test.each(signs)('text stands readable on the soft ground of %s', (sign) => {
  for (const theme of [light, dark]) {
    expect(contrast(theme, 'ink', `${sign}-soft`)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(theme, 'ink-soft', `${sign}-soft`)).toBeGreaterThanOrEqual(4.5);
  }
});
