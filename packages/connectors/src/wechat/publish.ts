import { brandId } from '@sanshen/domain/kernel';
import {
  type ArticleRef,
  emptyRef,
  type MayRepeat,
  type Outcome,
  type Progress,
  type PublicationIntent,
  type PublicationRef,
  type RejectionClass,
  type TaskRef,
} from '../connector.ts';
import { getDraft, listPublished, matching } from './draft.ts';
import { classify, describe, later, rejection } from './errors.ts';
import { integerOf, type JsonRecord, recordOf, recordsOf, textOf } from './json.ts';
import { checkMassSend, isMassSend, massSend } from './mass-send.ts';
import { coverId, type PrepareDeps, refused } from './prepare.ts';
import { say } from './texts.ts';

/** See {@link Connector.submit}. Reading first renews a stale token, so that the one call hardly ever fails on it. */
export async function submit(
  deps: PrepareDeps,
  intent: PublicationIntent,
  mayRepeat: MayRepeat,
): Promise<Outcome> {
  const { draft, articleDigest } = intent.state;
  if (articleDigest !== intent.articleDigest) return refused('state', 'digestMismatch');
  if (draft.step !== 'held') return refused('state', 'notPrepared');
  const now = deps.ports.clock.now();

  const copy = await getDraft(deps.api, draft.ref);
  // An absent draft may be the work of an earlier submission: only reconciling may say.
  if (copy.kind === 'gone') return { kind: 'unknown', message: say('draftGone') };
  if (copy.kind === 'error') return rejection(copy, now);
  if (copy.kind === 'lost') return unreachable(deps, say('lost', copy.cause));
  if (copy.fingerprint !== draft.fingerprint) return refused('state', 'draftChanged');

  if (deps.settings.publishBy === 'massSend') return massSend(deps, intent, draft.ref, mayRepeat);
  const ref: PublicationRef = { ...emptyRef('wechat'), draft: draft.ref };
  const reply = await deps.api.once('/cgi-bin/freepublish/submit', { media_id: draft.ref }, mayRepeat);
  if (reply.kind === 'lost') {
    if (!reply.sent) return unreachable(deps, say('lost', reply.cause));
    return { kind: 'unknown', message: say('outcomeLost', reply.cause) };
  }
  if (reply.kind === 'error') return submitRefused(deps, reply, ref);
  const task = textOf(reply.body, 'publish_id');
  if (task === '') return { kind: 'unknown', message: say('outcomeUnclear') };
  const messageDataId = textOf(reply.body, 'msg_data_id') || null;
  return { kind: 'accepted', ref: { ...ref, task: brandId<TaskRef>(task), messageDataId } };
}

function submitRefused(
  deps: PrepareDeps,
  error: { kind: 'error'; code: number; text: string },
  ref: PublicationRef,
): Outcome {
  const errorClass = classify(error.code);
  if (errorClass === 'byHand') return { kind: 'pendingHuman', message: describe(error), ref };
  if (error.code === 48001) return { kind: 'pendingHuman', message: say('publishByHand'), ref };
  // "Busy" and codes that no page explains do not say that nothing happened.
  if (errorClass === 'backoff' && error.code === -1) return { kind: 'unknown', message: describe(error) };
  if (errorClass === 'unlisted' || errorClass === 'missing')
    return { kind: 'unknown', message: describe(error) };
  return rejection(error, deps.ports.clock.now());
}

function unreachable(deps: PrepareDeps, message: ReturnType<typeof say>): Outcome {
  return {
    kind: 'rejected',
    class: 'state',
    code: 'unreachable',
    message,
    retryAt: later(deps.ports.clock.now(), 30),
  };
}

/** See {@link Connector.check}. */
export async function check(deps: PrepareDeps, ref: PublicationRef): Promise<Progress> {
  if (ref.task === null) return { kind: 'unavailable', message: say('noReference'), retryAt: null };
  if (isMassSend(ref.task)) return checkMassSend(deps, ref);
  const now = deps.ports.clock.now();
  const reply = await deps.api.read('/cgi-bin/freepublish/get', { publish_id: ref.task });
  if (reply.kind === 'lost')
    return { kind: 'unavailable', message: say('lost', reply.cause), retryAt: later(now, 60) };
  if (reply.kind === 'error') {
    const { message, retryAt } = rejection(reply, now);
    return { kind: 'unavailable', message, retryAt: retryAt ?? null };
  }
  return progressFrom(reply.body, ref);
}

/** Reads `publish_status` and what comes with it; the same members stand in a reply and in an event. */
export function progressFrom(body: JsonRecord, known: PublicationRef): Progress {
  const item = recordsOf(recordOf(body, 'article_detail'), 'item')[0] ?? {};
  // The platform's own sample breaks the id across lines.
  const article = textOf(body, 'article_id').replace(/\s+/g, '');
  const url = textOf(item, 'article_url').trim();
  const ref: PublicationRef = {
    ...known,
    article: article === '' ? known.article : brandId<ArticleRef>(article),
    url: url === '' ? known.url : url,
  };
  switch (integerOf(body, 'publish_status')) {
    case 0:
      return { kind: 'done', ref };
    case 1:
      return { kind: 'inProgress', ref };
    case 2:
      return failed(ref, 'content', 'originality');
    case 3:
      return failed(ref, 'state', 'publishFailed');
    case 4:
      return failed(ref, 'content', 'reviewFailed');
    case 5:
      return { kind: 'deleted', ref };
    case 6:
      return { kind: 'banned', ref };
    default:
      return { kind: 'unavailable', message: say('statusUnknown'), retryAt: null };
  }
}

function failed(
  ref: PublicationRef,
  rejectionClass: RejectionClass,
  code: 'originality' | 'publishFailed' | 'reviewFailed',
): Progress {
  return { kind: 'failed', ref, class: rejectionClass, code, message: say(code) };
}

/** Clocks here and there may differ by this much, in seconds. */
const clockSkew = 120;

/** See {@link Connector.reconcile}: looks among the published articles, then in the draft box. */
export async function reconcile(deps: PrepareDeps, intent: PublicationIntent): Promise<Outcome> {
  const { draft } = intent.state;
  if (draft.step !== 'held') return refused('state', 'notPrepared');
  const ref: PublicationRef = { ...emptyRef('wechat'), draft: draft.ref };
  const patienceEnds = later(intent.recordedAt, deps.settings.humanAfterMinutes * 60);
  const patient = deps.ports.clock.now() < patienceEnds;

  const since = Math.floor(Date.parse(intent.recordedAt) / 1000) - clockSkew;
  const published = await listPublished(deps.api, since);
  if (published.kind === 'error' && classify(published.code) === 'configuration') {
    return { kind: 'pendingHuman', message: describe(published), ref };
  }
  if (published.kind === 'list') {
    const found = matching(published.items, intent.title, coverId(intent.state));
    if (found.length > 1) return { kind: 'pendingHuman', message: say('severalMatches'), ref };
    const only = found[0];
    if (only !== undefined) return { kind: 'done', ref: { ...ref, article: only.ref, url: only.url } };
  }
  if (!patient) return { kind: 'pendingHuman', message: say('askPerson'), ref };
  if (published.kind === 'lost') return { kind: 'unknown', message: say('lost', published.cause) };
  const copy = await getDraft(deps.api, draft.ref);
  return { kind: 'unknown', message: say(copy.kind === 'gone' ? 'draftGone' : 'stillUnknown') };
}
