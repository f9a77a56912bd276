export { compareYear, type Difference, type IndicatorLine, type YearComparison } from './compare-year.ts';
export { planYear, type YearPlan, type YearWish } from './plan-year.ts';
export { type FaultCount, type PlantedFault, plantedFaults } from './planted-faults.ts';
export { playYear, type YearProgress } from './play-year.ts';
