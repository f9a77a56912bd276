export { answerLetter, requireLetter as letterOf } from './answer-letter.ts';
export { issueLetter } from './issue-letter.ts';
export { responsibilityModule } from './module.ts';
