export * from './message.ts';
export * from './presence.ts';
export * from './settle.ts';
