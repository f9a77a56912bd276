export { assignPatrol, beginPatrol, finishPatrol } from './do-patrol.ts';
export { closePatrolFinding, correctPatrolFinding } from './findings.ts';
export { patrolModule } from './module.ts';
export { findFinding as findPatrolFinding, findPatrol } from './store.ts';
