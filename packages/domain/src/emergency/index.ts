export * from './freeze.ts';
