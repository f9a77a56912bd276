export * from './fold.ts';
export * from './lexicon.ts';
export * from './lexicon-rule.ts';
export * from './matcher.ts';
export * from './readings.ts';
export * from './term.ts';
