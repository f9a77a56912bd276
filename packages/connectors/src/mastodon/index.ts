export {
  type MastodonCredential,
  type MastodonSettings,
  mastodonConnector,
  mastodonDefaults,
} from './connector.ts';
