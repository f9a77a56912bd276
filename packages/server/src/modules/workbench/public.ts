export { type ComingDate, comingDates, type KeyDate, loadKeyDates } from './key-dates.ts';
export { workbenchModule } from './module.ts';
