import type { PlantedError } from './item.ts';

/** A page in which errors are written as 〔wrong→right/right|why〕; null where the brackets do not fit. Pure. */
export function readPageNotation(
  marked: string,
): { readonly page: string; readonly errors: readonly PlantedError[] } | null {
  let page = '';
  const errors: PlantedError[] = [];
  let rest = marked;
  for (let open = rest.indexOf('〔'); open >= 0; open = rest.indexOf('〔')) {
    const close = rest.indexOf('〕', open);
    const inside = close < 0 ? '' : rest.slice(open + 1, close);
    const arrow = inside.indexOf('→');
    if (arrow < 1 || inside.includes('〔')) return null;
    const bar = inside.indexOf('|');
    page += rest.slice(0, open);
    const wrong = inside.slice(0, arrow);
    const right = inside.slice(arrow + 1, bar < 0 ? undefined : bar).split('/');
    const why = bar < 0 ? '' : inside.slice(bar + 1);
    errors.push({ start: page.length, end: page.length + wrong.length, right, why });
    page += wrong;
    rest = rest.slice(close + 1);
  }
  return { page: page + rest, errors };
}

/** The other way round. Pure. */
export function writePageNotation(page: string, errors: readonly PlantedError[]): string {
  let text = '';
  let at = 0;
  for (const { start, end, right, why } of [...errors].sort((a, b) => a.start - b.start)) {
    text += `${page.slice(at, start)}〔${page.slice(start, end)}→${right.join('/')}${why === '' ? '' : `|${why}`}〕`;
    at = end;
  }
  return text + page.slice(at);
}
