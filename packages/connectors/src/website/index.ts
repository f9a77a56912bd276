export {
  type WebsiteCredential,
  type WebsitePorts,
  type WebsiteSettings,
  websiteConnector,
  websiteDefaults,
} from './connector.ts';
export { signatureHeader, signRequest, verifyRequest } from './sign.ts';
