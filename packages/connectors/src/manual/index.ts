export { manualConnector } from './connector.ts';
export { isExpectedUrl } from './manual-task.ts';
export { type ManualProfile, manualProfiles } from './profiles.ts';
export { type Receipt, receiptIn } from './receipt.ts';
