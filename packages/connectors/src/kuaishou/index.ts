export { type KuaishouSettings, kuaishouConnector, kuaishouDefaults } from './connector.ts';
