/** Four digits that are the same for the same words, short enough to be read out. */
function shortNumber(words: string): string {
  let sum = 0;
  for (const character of words) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return String(sum).padStart(4, '0');
}

/** The stable code and the number of what nobody foresaw: an answer that breaks the contract, or a fault of the page itself. */
export function unforeseen(error: unknown): { readonly code: string; readonly number: string } {
  const words = error instanceof Error ? error.message : String(error);
  const status = /answered (\d{3}) without a problem document/u.exec(words)?.[1];
  const number = shortNumber(words);
  if (status !== undefined) return { code: `answer.${status}`, number };
  const unreadable =
    error instanceof SyntaxError || (error instanceof Error && error.name.endsWith('ZodError'));
  const outdated = unreadable || (error instanceof TypeError && /import|module/iu.test(words));
  return { code: outdated ? 'page.outdated' : 'page.failed', number };
}
