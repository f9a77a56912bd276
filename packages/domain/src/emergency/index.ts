export * from './call.ts';
export * from './contact.ts';
export * from './decide-plan.ts';
export * from './freeze.ts';
export * from './plan.ts';
export * from './plan-faults.ts';
export * from './plan-standing.ts';
