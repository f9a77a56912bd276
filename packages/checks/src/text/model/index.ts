export * from './model-rule.ts';
export * from './question.ts';
export * from './read-answer.ts';
