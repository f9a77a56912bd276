export { stepOnIdea } from './act-on-idea.ts';
export { convertIdea } from './convert-idea.ts';
export { planningModule } from './module.ts';
export { originOf } from './origin-of.ts';
export { type OriginCheck, registerIdeaOrigin } from './origins.ts';
export { type Proposal, proposeIdea, proposeIn as proposeIdeaIn } from './propose-idea.ts';
export { sayOnIdea } from './say-on-idea.ts';
