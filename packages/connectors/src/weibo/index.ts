export { type WeiboSettings, weiboConnector, weiboDefaults } from './connector.ts';
