export { type AnswerWish, answerCampaign } from './answer.ts';
export { type HandDownWish, handDown } from './hand-down.ts';
export { campaignsModule } from './module.ts';
export { isHandedDownTo } from './store.ts';
