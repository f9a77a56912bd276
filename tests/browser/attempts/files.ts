import { elsewhere, textAttempts } from './texts.ts';

const run = 'top.__ran.push(1)';

/** Files that a browser would run if it were given them as what they are: none may be kept. */
export const refusedFiles: readonly (readonly [name: string, content: string])[] = [
  ['图.svg', `<svg xmlns="http://www.w3.org/2000/svg" onload="${run}"><script>${run}</script></svg>`],
  ['图.png', `<svg xmlns="http://www.w3.org/2000/svg" onload="${run}"/>`],
  ['图.svg', `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>${run}</script></svg>`],
  ['图.svg', `\ufeff <!-- x --><svg xmlns="http://www.w3.org/2000/svg" onload="${run}"/>`],
  ['页.html', `<!doctype html><script>${run}</script>`],
  ['页.txt', `\n\n<html><body onload="${run}">`],
  [
    '页.xhtml',
    `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><script>${run}</script></html>`,
  ],
  ['页.jpg', `<script>${run}</script>`],
];

/** Files that begin as text and are HTML or a script further on: kept as text, and only ever given as something to save. */
export const keptFiles: readonly (readonly [name: string, content: string])[] = [
  ['说明.txt', `说明\n<script>${run}</script>\n<img src=x: onerror=${run}>`],
  ['说明.html', `<p>x</p><script>${run}</script>`],
  ['程序.js', `${run}; fetch('https://${elsewhere}/js')`],
  ['样式.css', `@import "https://${elsewhere}/css"; body{background:url(https://${elsewhere}/css)}`],
];

/** Names that uploads come with. */
export const nameAttempts: readonly string[] = [
  ...textAttempts.map(({ text }) => `${text.replaceAll(/[\r\n"\\]/g, '')}.png`).slice(0, 12),
  '../../../../etc/passwd',
  '..%2f..%2fetc%2fpasswd',
  'a.png.html',
  '图\u202Egnp.exe',
];

const cell = (value: string) => `"${value.replaceAll('"', '""')}"`;

/** A table of organisations and people whose every cell is an attempt. */
export function tableOfAttempts(header: readonly string[], texts: readonly string[]): string {
  const rows = texts.map((text) =>
    header.map(() => cell(text.replaceAll(/[\r\n\t\u2028\u2029]/g, ' '))).join(),
  );
  return `\ufeff${[header.map(cell).join(), ...rows].join('\r\n')}\r\n`;
}
