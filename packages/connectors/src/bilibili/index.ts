export { type BilibiliSettings, bilibiliConnector, bilibiliDefaults } from './connector.ts';
