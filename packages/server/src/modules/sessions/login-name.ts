/** The form in which login names are kept and compared: NFKC, lower case, without white space at the ends. */
export function loginName(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase();
}
