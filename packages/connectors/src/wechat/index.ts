export { aesKey, callbackSignature, openMessage, sameSignature, sealMessage } from './callback-crypto.ts';
export { type WechatPorts, wechatConnector } from './connector.ts';
export { classify, describe, type ErrorClass, listedCodes } from './errors.ts';
export { type PageVerdict, readPage } from './fetch-published.ts';
export { wechatInteractions } from './interactions.ts';
export { wechatLimits } from './limits.ts';
export { renderForWechat } from './render.ts';
export { type WechatCredential, type WechatSettings, wechatDefaults, wechatSecrets } from './settings.ts';
export { memoryTokenStore, type StoredToken, type TokenStore } from './tokens.ts';
