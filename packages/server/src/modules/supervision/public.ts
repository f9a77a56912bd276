export {
  checkSupervision,
  type SupervisionCheck,
  type SupervisionProblem,
} from './check-supervision.ts';
export { followLedger } from './follow-ledger.ts';
export { freezePeriods } from './freeze-periods.ts';
export {
  type FrozenPeriod,
  frozenPeriod,
  type IndicatorWithCases,
  indicatorValues,
  unitValues,
} from './indicator-values.ts';
export { onPeriodFrozen, type PeriodClosed, type PeriodListener } from './listeners.ts';
export { supervisionModule } from './module.ts';
