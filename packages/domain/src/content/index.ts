export * from './completeness.ts';
export * from './content.ts';
