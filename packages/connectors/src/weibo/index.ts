export { weiboActs } from './acting.ts';
export { type WeiboSettings, weiboConnector, weiboDefaults } from './connector.ts';
export { weiboReader } from './reader.ts';
