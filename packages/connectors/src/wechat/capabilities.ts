import type { Capabilities, Capability, ConnectorPorts, QuotaLeft } from '../connector.ts';
import type { Payload, WechatApi } from './api.ts';
import { classify, describe, nextChineseMidnight } from './errors.ts';
import { integerOf, recordOf } from './json.ts';
import type { WechatCredential } from './settings.ts';
import { say } from './texts.ts';

/**
 * See {@link Connector.capabilities}. Account types and their rights are documented in contradicting ways, so the account itself is
 * asked with calls that only read.
 */
export async function probeCapabilities(
  ports: ConnectorPorts<WechatCredential>,
  api: WechatApi,
): Promise<Capabilities> {
  const saveDraft = await probe(api, '/cgi-bin/draft/count', null);
  const published = await probe(api, '/cgi-bin/freepublish/batchget', { offset: 0, count: 1, no_content: 1 });
  const callbacks = await ports.credentials.read('callbackToken');
  const byHand: Capability = { mode: 'manual', reason: say('byHandOnly') };
  return {
    probedAt: ports.clock.now(),
    actions: {
      saveDraft,
      publish: await withQuota(ports, api, published, '/cgi-bin/freepublish/submit'),
      receiveEvents: callbacks === undefined ? { mode: 'none', reason: say('callbackOff') } : { mode: 'api' },
      fetchPublished: published,
      takedown: await withQuota(ports, api, published, '/cgi-bin/freepublish/delete'),
      // Verified accounts only, as publishing is; a publication without a number for comments is looked after by hand.
      comments: published.mode === 'api' ? { mode: 'api' } : byHand,
      directMessages: saveDraft.mode === 'api' ? { mode: 'api' } : byHand,
      massSend: await withQuota(ports, api, published, '/cgi-bin/message/mass/sendall'),
    },
  };
}

async function probe(api: WechatApi, path: string, payload: Payload): Promise<Capability> {
  const reply = await api.read(path, payload);
  if (reply.kind === 'ok') return { mode: 'api' };
  if (reply.kind === 'lost') return { mode: 'unknown', reason: say('lost', reply.cause) };
  if (reply.code === 48001 || reply.code === 48004) return { mode: 'manual', reason: describe(reply) };
  // Used up for today still means permitted.
  return classify(reply.code) === 'quota' ? { mode: 'api' } : { mode: 'unknown', reason: describe(reply) };
}

async function withQuota(
  ports: ConnectorPorts,
  api: WechatApi,
  capability: Capability,
  path: string,
): Promise<Capability> {
  if (capability.mode !== 'api') return capability;
  const reply = await api.read('/cgi-bin/openapi/quota/get', { cgi_path: path });
  if (reply.kind !== 'ok') return capability;
  const quota = recordOf(reply.body, 'quota');
  const limit = integerOf(quota, 'daily_limit');
  const used = integerOf(quota, 'used');
  if (limit === null || used === null) return capability;
  const left: QuotaLeft = { limit, used, resetsAt: nextChineseMidnight(ports.clock.now()) };
  return { mode: 'api', quota: left };
}
