export { calendarModule } from './module.ts';
export { type PlanWish, planIn } from './plan-entry.ts';
