import type { Connector, ConnectorPorts } from '../connector.ts';
import { wholeArticle } from '../rendition.ts';
import { wechatApi } from './api.ts';
import { probeCapabilities } from './capabilities.ts';
import { fetchPublished } from './fetch-published.ts';
import { wechatManualTask } from './manual-task.ts';
import { parseEvent } from './parse-event.ts';
import { type PrepareDeps, prepare } from './prepare.ts';
import { check, reconcile, submit } from './publish.ts';
import { type WechatCredential, type WechatSettings, wechatDefaults } from './settings.ts';
import { discard, takedown } from './takedown.ts';
import { type TokenStore, tokenSource } from './tokens.ts';
import { validateArticle } from './validate.ts';

export interface WechatPorts extends ConnectorPorts<WechatCredential> {
  readonly tokens: TokenStore;
}

/** The connector of one WeChat official account; `settings` overrides {@link wechatDefaults}. */
export function wechatConnector(ports: WechatPorts, settings: Partial<WechatSettings> = {}): Connector {
  const complete: WechatSettings = { ...wechatDefaults, ...settings };
  const api = wechatApi(tokenSource(ports.credentials, ports.tokens, complete, ports.clock), complete);
  const deps: PrepareDeps = { ports, api, settings: complete };
  return {
    platform: 'wechat',
    channel: ports.channel,
    capabilities: () => probeCapabilities(ports, api),
    rendition: (article, pictureUrl) => wholeArticle(article, ports.renderHtml, pictureUrl),
    validate: (article) => validateArticle(article, ports.renderHtml),
    prepare: (article, context) => prepare(deps, article, context),
    discard: (state) => discard(deps, state),
    submit: (intent, mayRepeat = async () => true) => submit(deps, intent, mayRepeat),
    check: (ref) => check(deps, ref),
    reconcile: (intent) => reconcile(deps, intent),
    parseEvent: (raw) => parseEvent(ports, complete, raw),
    fetchPublished: (ref) => fetchPublished(deps, ref),
    takedown: (ref) => takedown(deps, ref),
    manualTask: (article) => wechatManualTask(article, ports.renderHtml),
  };
}
