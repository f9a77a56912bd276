import type { Discarded, Outcome, PreparedState, PublicationRef } from '../connector.ts';
import { classify, describe, later, rejection } from './errors.ts';
import { recordsOf } from './json.ts';
import { checkMassSend, isMassSend } from './mass-send.ts';
import type { PrepareDeps } from './prepare.ts';
import { say } from './texts.ts';

/** See {@link Connector.takedown}. Deletes all articles of the publication: a publication of this product holds one. */
export async function takedown(deps: PrepareDeps, ref: PublicationRef): Promise<Outcome> {
  if (isMassSend(ref.task)) return withdrawMassSend(deps, ref);
  if (ref.article === null) return { kind: 'pendingHuman', message: say('noArticle'), ref };
  const now = deps.ports.clock.now();
  const before = await deps.api.read('/cgi-bin/freepublish/getarticle', { article_id: ref.article });
  if (before.kind === 'error' && classify(before.code) === 'missing') return { kind: 'done', ref };
  if (before.kind === 'error') return refusal(deps, before, ref);
  if (before.kind === 'lost') {
    const message = say('lost', before.cause);
    return { kind: 'rejected', class: 'state', code: 'unreachable', message, retryAt: later(now, 30) };
  }
  const items = recordsOf(before.body, 'news_item');
  if (items.every((item) => item.is_deleted === true)) return { kind: 'done', ref };

  const reply = await deps.api.once('/cgi-bin/freepublish/delete', { article_id: ref.article });
  if (reply.kind === 'ok') return { kind: 'done', ref };
  if (reply.kind === 'error') return refusal(deps, reply, ref);
  if (reply.sent) return { kind: 'unknown', message: say('outcomeLost', reply.cause) };
  const message = say('lost', reply.cause);
  return { kind: 'rejected', class: 'state', code: 'unreachable', message, retryAt: later(now, 30) };
}

/** Deletes what was mass-sent: readers keep the message, and its article is gone. */
async function withdrawMassSend(deps: PrepareDeps, ref: PublicationRef): Promise<Outcome> {
  const now = deps.ports.clock.now();
  const before = await checkMassSend(deps, ref);
  if (before.kind === 'deleted') return { kind: 'done', ref };
  const id = (ref.task ?? '').split(':')[1] ?? '';
  const reply = await deps.api.once('/cgi-bin/message/mass/delete', { msg_id: id, article_idx: 0 });
  if (reply.kind === 'ok') return { kind: 'done', ref };
  if (reply.kind === 'error') return refusal(deps, reply, ref);
  if (reply.sent) return { kind: 'unknown', message: say('outcomeLost', reply.cause) };
  const message = say('lost', reply.cause);
  return { kind: 'rejected', class: 'state', code: 'unreachable', message, retryAt: later(now, 30) };
}

function refusal(
  deps: PrepareDeps,
  error: { kind: 'error'; code: number; text: string },
  ref: PublicationRef,
): Outcome {
  const errorClass = classify(error.code);
  if (errorClass === 'missing') return { kind: 'done', ref };
  if (error.code === 48001 || errorClass === 'byHand')
    return { kind: 'pendingHuman', message: describe(error), ref };
  if (error.code === -1 || errorClass === 'unlisted') return { kind: 'unknown', message: describe(error) };
  return rejection(error, deps.ports.clock.now());
}

/** See {@link Connector.discard}. */
export async function discard(deps: PrepareDeps, state: PreparedState): Promise<Discarded> {
  if (state.draft.step === 'none' || state.draft.step === 'composed') return { kind: 'cleared' };
  // The draft may exist without our knowing its id: preparing again finds it.
  if (state.draft.step === 'asked') return { kind: 'kept', message: say('settling'), retryAt: null };
  const reply = await deps.api.write('/cgi-bin/draft/delete', { media_id: state.draft.ref });
  if (reply.kind === 'ok' || (reply.kind === 'error' && classify(reply.code) === 'missing'))
    return { kind: 'cleared' };
  const now = deps.ports.clock.now();
  if (reply.kind === 'lost')
    return { kind: 'kept', message: say('lost', reply.cause), retryAt: later(now, 60) };
  const { message, retryAt } = rejection(reply, now);
  return { kind: 'kept', message, retryAt: retryAt ?? null };
}
