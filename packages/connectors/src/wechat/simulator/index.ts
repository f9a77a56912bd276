export { type Fault, goodMoods, type Moods } from './moods.ts';
export {
  type SimulatorControl,
  type SimulatorOptions,
  startWechatSimulator,
  type WechatSimulator,
} from './simulator.ts';
export { standaloneSecrets } from './standalone.ts';
export type { AccountConfig, CallbackConfig, SimAccount, SimArticle } from './state.ts';
