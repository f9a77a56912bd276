// The text checks' pure core: runs in Node, in a worker and in a browser alike.
export * from './article.ts';
export * from './checker.ts';
export * from './finding.ts';
export * from './overlaps.ts';
export * from './rule.ts';
