export { type CountedCase, casesOf } from './cases-of.ts';
export { type CaseChange, type CaseListener, onCaseChanged } from './listeners.ts';
export { type CaseOpening, openCase } from './open-case.ts';
