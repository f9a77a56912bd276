export { type DouyinSettings, douyinConnector, douyinDefaults } from './connector.ts';
