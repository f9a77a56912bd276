export { type SetUpRefusalCode, SetUpRefused } from './refusals.ts';
export { type FirstLogin, type SetUp, type SetUpWish, setUp } from './set-up.ts';
