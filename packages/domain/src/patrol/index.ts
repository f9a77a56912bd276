export * from './patrol.ts';
