export * from './campaign.ts';
export * from './chase.ts';
export * from './figures.ts';
