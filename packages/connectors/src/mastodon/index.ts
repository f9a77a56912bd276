export { mastodonActs } from './acting.ts';
export {
  type MastodonCredential,
  type MastodonSettings,
  mastodonConnector,
  mastodonDefaults,
} from './connector.ts';
export { mastodonReader } from './reader.ts';
