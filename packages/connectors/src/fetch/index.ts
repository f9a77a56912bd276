export { isPublicAddress } from './address.ts';
export {
  type FetchRefusal,
  type GuardedFetch,
  type GuardedReply,
  type GuardedRequest,
  type GuardPolicy,
  guardedFetch,
} from './guarded-fetch.ts';
