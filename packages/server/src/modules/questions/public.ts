export { questionsModule } from './module.ts';
export { type Asked, receiveQuestion } from './receive.ts';
