import { brandId } from '@sanshen/domain/kernel';
import type {
  ConnectorPorts,
  DraftRef,
  PrepareContext,
  Prepared,
  PreparedState,
  PublishableArticle,
  PublishablePicture,
  Rejected,
  RejectionClass,
  UploadedAsset,
} from '../connector.ts';
import type { WechatApi } from './api.ts';
import { uploadPicture } from './assets.ts';
import {
  getDraft,
  listDrafts,
  listPublished,
  matching,
  type NewsItem,
  newsItem,
  type Stored,
} from './draft.ts';
import { classify, later, rejection } from './errors.ts';
import type { Lost, PlatformError } from './http.ts';
import { textOf } from './json.ts';
import type { WechatSettings } from './settings.ts';
import { say, type TextCode } from './texts.ts';
import { validateArticle } from './validate.ts';

export interface PrepareDeps {
  readonly ports: ConnectorPorts;
  readonly api: WechatApi;
  readonly settings: WechatSettings;
}

/** Clocks here and there may differ by this much, in seconds. */
const clockSkew = 120;

/** A step either gives the next state or ends the run. */
type Step =
  | { readonly kind: 'next'; readonly state: PreparedState }
  | Exclude<Prepared, { kind: 'ready' | 'manual' }>;

/** See {@link Connector.prepare}: each step saves before and after it touches the platform. */
export async function prepare(
  deps: PrepareDeps,
  article: PublishableArticle,
  context: PrepareContext,
): Promise<Prepared> {
  const faults = validateArticle(article, deps.ports.renderHtml).filter(
    (issue) => issue.severity === 'error',
  );
  if (faults.length > 0) return invalid(faults.map((fault) => fault.message));

  const uploaded = await uploadAll(deps, article, startingState(article, context.state), context);
  if (uploaded.kind !== 'next') return uploaded;
  const item = composed(deps, article, uploaded.state);

  const placed = await placeDraft(deps, item, uploaded.state, context);
  if (placed.kind !== 'next') return placed;
  return readBack(deps, item, placed.state, context);
}

function startingState(article: PublishableArticle, earlier: PreparedState | null): PreparedState {
  if (earlier !== null && earlier.articleDigest === article.digest) return earlier;
  // A cover id marks the draft that it was uploaded for, so another article gets its own.
  const assets = (earlier?.assets ?? []).filter((asset) => asset.use === 'picture');
  return {
    format: 'sanshen-prepared/1',
    platform: 'wechat',
    articleDigest: article.digest,
    assets,
    draft: { step: 'none' },
  };
}

async function uploadAll(
  deps: PrepareDeps,
  article: PublishableArticle,
  start: PreparedState,
  context: PrepareContext,
): Promise<Step> {
  const wanted: { picture: PublishablePicture; use: UploadedAsset['use'] }[] = article.pictures.map(
    (picture) => ({
      picture,
      use: 'picture',
    }),
  );
  if (article.cover !== null) wanted.push({ picture: article.cover, use: 'cover' });

  let state = start;
  for (const { picture, use } of wanted) {
    if (assetOf(state, picture.digest, use) !== undefined) continue;
    const upload = await uploadPicture(deps.api, deps.ports.files, deps.ports.clock, picture, use);
    if (upload.kind === 'fileMissing' || upload.kind === 'fileChanged') return refused('state', upload.kind);
    if (upload.kind !== 'uploaded') return setback(deps, upload);
    state = { ...state, assets: [...state.assets, upload.asset] };
    await context.save(state);
  }
  return { kind: 'next', state };
}

function assetOf(state: PreparedState, digest: string, use: UploadedAsset['use']): UploadedAsset | undefined {
  return state.assets.find((asset) => asset.digest === digest && asset.use === use);
}

/** The id of the uploaded cover: the mark of this draft among others. */
export function coverId(state: PreparedState): string {
  return state.assets.find((asset) => asset.use === 'cover')?.remoteId ?? '';
}

function composed(deps: PrepareDeps, article: PublishableArticle, state: PreparedState): NewsItem {
  const html = deps.ports.renderHtml(article.body, (digest) => assetOf(state, digest, 'picture')?.url ?? '');
  return newsItem(article, html, coverId(state));
}

/** Gives a state whose draft is `held` or freshly added; never adds while an earlier addition may still appear. */
async function placeDraft(
  deps: PrepareDeps,
  item: NewsItem,
  state: PreparedState,
  context: PrepareContext,
): Promise<Step> {
  if (state.draft.step === 'held') return { kind: 'next', state };
  if (state.draft.step === 'asked') {
    const since = Math.floor(Date.parse(state.draft.at) / 1000) - clockSkew;
    const drafts = await listDrafts(deps.api, since);
    if (drafts.kind !== 'list') return setback(deps, drafts);
    const found = matching(drafts.items, item.title, item.thumb_media_id)[0];
    if (found !== undefined) return { kind: 'next', state: held(deps, state, found.ref) };
    const settled = later(state.draft.at, deps.settings.settleSeconds);
    if (deps.ports.clock.now() < settled)
      return { kind: 'retry', message: say('settling'), retryAt: settled };
  }
  return addDraft(deps, item, state, context);
}

async function addDraft(
  deps: PrepareDeps,
  item: NewsItem,
  state: PreparedState,
  context: PrepareContext,
): Promise<Step> {
  await context.save({ ...state, draft: { step: 'asked', at: deps.ports.clock.now() } });
  const reply = await deps.api.write('/cgi-bin/draft/add', { articles: [item] });
  if (reply.kind === 'ok') {
    const id = textOf(reply.body, 'media_id');
    if (id === '') return setback(deps, { kind: 'lost', sent: true, cause: 'notJson' });
    return { kind: 'next', state: held(deps, state, brandId<DraftRef>(id)) };
  }
  const applied = reply.kind === 'lost' ? reply.sent : classify(reply.code) === 'backoff';
  if (!applied) {
    // 40007 here means that the cover has left the library: upload it again next time.
    const assets = reply.kind === 'error' && reply.code === 40007 ? withoutCover(state) : state.assets;
    await context.save({ ...state, assets, draft: { step: 'none' } });
    if (assets !== state.assets) return retry(deps, say('fileMissing'));
  }
  return setback(deps, reply);
}

function withoutCover(state: PreparedState): readonly UploadedAsset[] {
  return state.assets.filter((asset) => asset.use !== 'cover');
}

/** The fingerprint is filled in when the copy has been read back; until then no copy can equal it. */
function held(deps: PrepareDeps, state: PreparedState, ref: DraftRef): PreparedState {
  return {
    ...state,
    draft: { step: 'held', ref, at: deps.ports.clock.now(), fingerprint: state.articleDigest },
  };
}

async function readBack(
  deps: PrepareDeps,
  item: NewsItem,
  state: PreparedState,
  context: PrepareContext,
): Promise<Prepared> {
  if (state.draft.step !== 'held') return refused('state', 'notPrepared');
  const { ref, fingerprint: known } = state.draft;
  const firstReading = known === state.articleDigest;
  if (firstReading) await context.save(state);

  let copy = await getDraft(deps.api, ref);
  if (copy.kind === 'held' && !firstReading && copy.fingerprint !== known) {
    // Somebody changed the draft on the platform: what was released goes out, so it is written over.
    const update = await deps.api.write('/cgi-bin/draft/update', { media_id: ref, index: 0, articles: item });
    if (update.kind !== 'ok') return setback(deps, update);
    copy = await getDraft(deps.api, ref);
  }
  if (copy.kind === 'gone') return vanished(deps, item, state);
  if (copy.kind !== 'held') return setback(deps, copy);

  const ready: PreparedState = { ...state, draft: { ...state.draft, fingerprint: copy.fingerprint } };
  if (copy.fingerprint !== known) await context.save(ready);
  return { kind: 'ready', state: ready, stored: copy.article };
}

/** A draft leaves the box by publication or by deletion; neither may lead to a second one by itself. */
async function vanished(deps: PrepareDeps, item: NewsItem, state: PreparedState): Promise<Prepared> {
  if (state.draft.step !== 'held') return refused('state', 'notPrepared');
  const since = Math.floor(Date.parse(state.draft.at) / 1000) - clockSkew;
  const published = await listPublished(deps.api, since);
  if (published.kind !== 'list') return refused('state', 'draftGone');
  const found = matching(published.items, item.title, item.thumb_media_id);
  return refused('state', found.length > 0 ? 'alreadyPublished' : 'draftGone');
}

type SimpleCode = Extract<
  TextCode,
  | 'fileMissing'
  | 'fileChanged'
  | 'notPrepared'
  | 'draftGone'
  | 'alreadyPublished'
  | 'digestMismatch'
  | 'draftChanged'
>;

export function refused(rejectionClass: RejectionClass, code: SimpleCode): Rejected {
  return { kind: 'rejected', class: rejectionClass, code, message: say(code) };
}

function invalid(messages: readonly { readonly zh: string; readonly en: string }[]): Rejected {
  const base = say('invalid');
  const message = {
    code: base.code,
    zh: `${base.zh}：${messages.map((each) => each.zh).join('；')}`,
    en: `${base.en}: ${messages.map((each) => each.en).join('; ')}`,
  };
  return { kind: 'rejected', class: 'content', code: base.code, message };
}

function retry(
  deps: PrepareDeps,
  message: Extract<Prepared, { kind: 'retry' }>['message'],
): Extract<Prepared, { kind: 'retry' }> {
  return { kind: 'retry', message, retryAt: later(deps.ports.clock.now(), deps.settings.settleSeconds) };
}

function setback(
  deps: PrepareDeps,
  reply: PlatformError | Lost | Exclude<Stored, { kind: 'held' }>,
): Extract<Prepared, { kind: 'retry' }> | Rejected {
  if (reply.kind === 'gone') return refused('state', 'draftGone');
  if (reply.kind === 'lost') return retry(deps, say('lost', reply.cause));
  const rejected = rejection(reply, deps.ports.clock.now());
  return classify(reply.code) === 'backoff' ? retry(deps, rejected.message) : rejected;
}
