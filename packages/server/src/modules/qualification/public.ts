export { qualificationModule } from './module.ts';
export { gapsBelow } from './read-qualification.ts';
export { confirmSelection } from './selection/confirm-selection.ts';
export { beginProbation, checkSelection, endSelection, vouch } from './selection/decide-selection.ts';
export { proposeSelection } from './selection/propose-selection.ts';
