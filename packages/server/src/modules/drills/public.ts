export { actInDrill, evaluateDrill, noteDrill } from './act.ts';
export { deliverEarly, sweepDrills } from './deliver.ts';
export { type DrillsHeld, drillsHeld, type HeldDrill, type WantedDrill } from './drills-held.ts';
export { completeLesson, drawLesson } from './lessons.ts';
export { drillsModule } from './module.ts';
export { planDrill } from './plan-drill.ts';
export { readPreparation } from './prepare.ts';
export { reportDrill } from './report-drill.ts';
export { runDrill } from './run-drill.ts';
