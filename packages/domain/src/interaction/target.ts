/** An official account of the tree, as far as somebody may pass himself off as it. */
export interface OwnAccount {
  readonly name: string;
  readonly handle: string;
}

/** What is known of an account that an official account wants to have to do with. */
export type AccountStanding = 'allowed' | 'forbidden' | 'impersonates' | 'unlisted';

const lookalikes: Readonly<Record<string, string>> = {
  o: '0',
  l: '1',
  i: '1',
  z: '2',
  s: '5',
  b: '8',
  $: '5',
};
/** Words that an imitation puts before or after a name, and ours may carry too. */
const decorations = /官方|官微|正版|唯一|认证|客服|小号|official|real|账号|帐号|微博|微信公众号|公众号/g;

/** A name without what the eye passes over: width, case, marks, spaces, look-alike letters, words of decoration. */
export function bareName(name: string): string {
  const plain = name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[（(].*?[)）]/g, '')
    .replaceAll(/[^\p{Script=Han}\p{L}\p{N}$]/gu, '')
    .replaceAll(decorations, '');
  return [...plain].map((letter) => lookalikes[letter] ?? letter).join('');
}

/**
 * How an account stands: on the unit's list, passing itself off as one of the tree's official accounts (the same name to the eye, another
 * handle), or unknown. Pure; `handle` is the account as the request names it.
 */
export function accountStanding(
  handle: string,
  lists: { readonly allowed: readonly string[]; readonly forbidden: readonly string[] },
  own: readonly OwnAccount[],
): AccountStanding {
  const same = (other: string) => sameHandle(other, handle);
  if (lists.forbidden.some(same)) return 'forbidden';
  if (own.some((one) => same(one.handle)) || lists.allowed.some(same)) return 'allowed';
  const bare = bareName(handle);
  const imitates =
    bare.length >= 3 && own.some((one) => bareName(one.name) === bare || bareName(one.handle) === bare);
  return imitates ? 'impersonates' : 'unlisted';
}

/** Whether two ways of writing a handle mean the same account. */
export function sameHandle(one: string, other: string): boolean {
  return trimmed(one) === trimmed(other);
}

function trimmed(handle: string): string {
  return handle.normalize('NFKC').trim().replace(/^@/, '').toLowerCase();
}
