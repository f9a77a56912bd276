export { settleSpotCheck, submitSpotCheck } from './answer-spot-check.ts';
export { drawSpotCheck } from './draw-spot-check.ts';
export { spotChecksModule } from './module.ts';
export { readSpotCheck } from './read-spot-check.ts';
