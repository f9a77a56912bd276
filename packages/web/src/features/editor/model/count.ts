/** How long a text is, in the two ways in which it is asked. */
export interface TextLength {
  /** Characters without white space, punctuation included. */
  readonly characters: number;
  /** As a word processor counts: each Chinese character or mark one, each Latin word or number one. */
  readonly words: number;
}

/** Counts a plain text. */
export function textLength(text: string): TextLength {
  let characters = 0;
  for (const char of text) if (!/\s/.test(char)) characters += 1;
  const latin = text.match(/[\p{Script=Latin}\p{Nd}]+(?:['’.,-][\p{Script=Latin}\p{Nd}]+)*/gu) ?? [];
  const rest = text.replaceAll(/[\p{Script=Latin}\p{Nd}]+(?:['’.,-][\p{Script=Latin}\p{Nd}]+)*/gu, ' ');
  let others = 0;
  for (const char of rest) if (!/\s/.test(char)) others += 1;
  return { characters, words: others + latin.length };
}

/** The size of a text in the unit in which a platform counts. */
export function sizeIn(text: string, unit: 'characters' | 'units' | 'bytes' | 'pictures' | 'pixels'): number {
  if (unit === 'bytes') return new TextEncoder().encode(text).length;
  if (unit === 'units') return text.length;
  return [...text].length;
}
