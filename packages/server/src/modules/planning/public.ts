export { planningModule } from './module.ts';
export { originOf } from './origin-of.ts';
export { type OriginCheck, registerIdeaOrigin } from './origins.ts';
export { type Proposal, proposeIn as proposeIdeaIn } from './propose-idea.ts';
