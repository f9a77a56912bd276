export { actOnQuestion } from './act.ts';
export { questionsModule } from './module.ts';
export { readQuestion } from './read-question.ts';
export { type Asked, receiveQuestion } from './receive.ts';
export { questionStream } from './record.ts';
