import type {
  Capabilities,
  Connector,
  ConnectorPorts,
  Outcome,
  PreparedState,
  Progress,
  PublicationIntent,
  PublicationRef,
} from '../connector.ts';
import { emptyRef } from '../connector.ts';
import { wholeArticle } from '../rendition.ts';
import { isExpectedUrl, manualTaskOf } from './manual-task.ts';
import type { ManualProfile } from './profiles.ts';
import { say } from './texts.ts';
import { validateManual } from './validate.ts';

/**
 * A channel that a person serves. Nothing is sent anywhere: submitting hands the work over, and the person's evidence (the address,
 * a screenshot) is the answer.
 */
export function manualConnector(profile: ManualProfile, ports: ConnectorPorts): Connector {
  const { platform, name } = profile;
  const { clock, renderHtml } = ports;
  return {
    platform,
    channel: ports.channel,
    capabilities: async () => capabilitiesOf(profile, ports),
    rendition: (article, pictureUrl) => wholeArticle(article, renderHtml, pictureUrl),
    validate: (article) => validateManual(profile, article, renderHtml),
    async prepare(article) {
      const fault = validateManual(profile, article, renderHtml).find((issue) => issue.severity === 'error');
      if (fault !== undefined) {
        return { kind: 'rejected', class: 'content', code: fault.message.code, message: fault.message };
      }
      return { kind: 'manual', state: stateOf(profile, article.digest) };
    },
    discard: async () => ({ kind: 'cleared' }),
    submit: async (intent) => handOver(profile, intent),
    check: async (ref) => progressOf(profile, ref),
    reconcile: async (intent) => handOver(profile, intent),
    parseEvent: async () => ({ kind: 'refused', reason: 'notSupported', message: say('noEvents', name) }),
    fetchPublished: async () => ({
      kind: 'unavailable',
      fetchedAt: clock.now(),
      message: say('lookByHand', name),
      retryAt: null,
    }),
    takedown: async (ref) => ({ kind: 'pendingHuman', message: say('takeDownByHand', name), ref }),
    manualTask: (article) => manualTaskOf(profile, article, renderHtml),
  };
}

function stateOf(profile: ManualProfile, articleDigest: PreparedState['articleDigest']): PreparedState {
  return {
    format: 'sanshen-prepared/1',
    platform: profile.platform,
    articleDigest,
    assets: [],
    draft: { step: 'none' },
  };
}

function handOver(profile: ManualProfile, intent: PublicationIntent): Outcome {
  if (intent.state.articleDigest !== intent.articleDigest) {
    return { kind: 'rejected', class: 'state', code: 'digestMismatch', message: say('digestMismatch') };
  }
  return { kind: 'pendingHuman', message: say('byHand', profile.name), ref: emptyRef(profile.platform) };
}

/** `done` once an address of the right kind has been entered; whether it shows the right text is for a person to compare. */
function progressOf(profile: ManualProfile, ref: PublicationRef): Progress {
  if (ref.url === null) return { kind: 'unavailable', message: say('waiting', profile.name), retryAt: null };
  if (!isExpectedUrl(profile.expectedUrl, ref.url)) {
    return { kind: 'unavailable', message: say('foreignAddress', profile.name), retryAt: null };
  }
  return { kind: 'done', ref };
}

function capabilitiesOf(profile: ManualProfile, ports: ConnectorPorts): Capabilities {
  const manual = { mode: 'manual', reason: say('byHand', profile.name) } as const;
  const none = { mode: 'none', reason: say('noEvents', profile.name) } as const;
  return {
    probedAt: ports.clock.now(),
    actions: {
      saveDraft: manual,
      publish: manual,
      receiveEvents: none,
      fetchPublished: manual,
      takedown: manual,
      comments: manual,
      directMessages: manual,
      massSend: manual,
    },
  };
}
