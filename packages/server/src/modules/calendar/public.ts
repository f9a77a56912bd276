export { addDates } from './keep-dates.ts';
export { calendarModule } from './module.ts';
export { type PlanWish, planEntry, planIn } from './plan-entry.ts';
