export * from './articles.ts';
export * from './gaps.ts';
export * from './letter.ts';
