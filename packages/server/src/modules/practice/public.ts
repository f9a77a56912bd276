export { beginPractice } from './begin-practice.ts';
export { type CatchRates, type CatchSubject, catchRates } from './catch-rates.ts';
export { handIn } from './hand-in.ts';
export { learnNext } from './learn-next.ts';
export { practiceModule } from './module.ts';
export { type Practised, practiceOf } from './read-practice.ts';
export { share as sharePractice } from './share.ts';
export { findSession } from './store.ts';
