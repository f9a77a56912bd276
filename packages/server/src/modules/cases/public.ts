export { type CountedCase, casesOf, verifiedCasesOf } from './cases-of.ts';
export { type CaseChange, type CaseListener, onCaseChanged } from './listeners.ts';
export { casesModule } from './module.ts';
export { type CaseOpening, openCase } from './open-case.ts';
export { caseStream } from './record.ts';
export { makeRecord } from './records/make-record.ts';
export { reportCase } from './report-case.ts';
export { stepCase } from './step-case.ts';
