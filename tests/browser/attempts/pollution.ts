/** JSON texts that put something on every object if a reader copies them carelessly. As text: `JSON.stringify` would lose `__proto__`. */
export const pollutedJson: readonly string[] = [
  '{"__proto__":{"polluted":true}}',
  '{"a":{"__proto__":{"polluted":true}}}',
  '{"\\u005f_proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  '{"a":[{"constructor":{"prototype":{"polluted":true}}}]}',
];

/** The same in an address, in the spellings that readers of queries know. */
export const pollutedQueries: readonly string[] = [
  '__proto__[polluted]=true',
  '__proto__.polluted=true',
  '__proto__=%7B%22polluted%22%3Atrue%7D',
  'constructor[prototype][polluted]=true',
  'constructor.prototype.polluted=true',
  'q=%7B%22__proto__%22%3A%7B%22polluted%22%3Atrue%7D%7D',
  'scope=__proto__&phase=constructor&sort=__proto__&topic=toString',
];
