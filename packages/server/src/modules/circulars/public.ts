export { draftCircular } from './draft.ts';
export { issueCircular } from './issue.ts';
export { circularsModule } from './module.ts';
export { receiveCircular } from './receive.ts';
export { findCircular, toCircular } from './store.ts';
export { documentOf, textOf } from './text-of-manuscript.ts';
