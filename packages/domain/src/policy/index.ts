export * from './policy.ts';
export * from './procedure.ts';
export * from './sections.ts';
