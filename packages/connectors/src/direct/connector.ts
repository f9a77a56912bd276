import { createHash } from 'node:crypto';
import {
  brandId,
  canonicalJson,
  type Digest,
  type Json,
  type LocalizedText,
  type Message,
} from '@sanshen/domain/kernel';
import {
  type Action,
  type Capability,
  type Connector,
  type ConnectorPorts,
  emptyRef,
  type Fetched,
  type FetchedArticle,
  type Issue,
  type MayRepeat,
  type Outcome,
  type ParsedCallback,
  type Prepared,
  type PreparedState,
  type Progress,
  type PublicationIntent,
  type PublicationRef,
  type PublishableArticle,
  type PublishablePicture,
  type RawCallback,
  type TakedownIntent,
  type UploadedAsset,
} from '../connector.ts';
import { manualTaskOf } from '../manual/manual-task.ts';
import type { ManualProfile } from '../manual/profiles.ts';
import { later } from '../wechat/errors.ts';
import { rejection, type Speaker } from './answers.ts';
import type { ApiError, Lost } from './api.ts';
import { say } from './texts.ts';

export type Uploaded =
  | { readonly kind: 'uploaded'; readonly remoteId: string | null; readonly url: string | null }
  | ApiError
  | Lost;

/** What looking for a submission gave. `noWay`: the platform offers no reading that could tell. */
export type Found =
  | { readonly kind: 'found'; readonly outcome: Extract<Outcome, { kind: 'accepted' | 'done' }> }
  | { readonly kind: 'several' | 'none' | 'noWay' }
  | { readonly kind: 'unreadable'; readonly message: Message };

export interface FileToSend extends PublishablePicture {
  readonly use: UploadedAsset['use'];
}

/** What differs between platforms that keep no draft: everything is composed here, stored, and sent by one call. */
export interface DirectPlatform {
  readonly profile: ManualProfile;
  capabilities(): Promise<Readonly<Record<Action, Capability>>>;
  validate(article: PublishableArticle): readonly Issue[];
  /** Why this article can only go by hand; null when it can go by API. Pure. */
  byHand(article: PublishableArticle): Message | null;
  readonly rendition: Connector['rendition'];
  /** Files that have to be there before sending, in order. */
  files(article: PublishableArticle): readonly FileToSend[];
  /** Brings one file onto the platform where nobody sees it; may be repeated from the start after any failure. */
  upload(file: FileToSend, bytes: Uint8Array): Promise<Uploaded>;
  /** What `send` will send. Pure. */
  compose(article: PublishableArticle, assets: readonly UploadedAsset[]): Json;
  /** The one irreversible call, repeated once where the token was refused and `mayRepeat` agrees. */
  send(composed: Json, intent: PublicationIntent, mayRepeat: MayRepeat): Promise<Outcome>;
  check(ref: PublicationRef): Promise<Progress>;
  /** Looks for what was sent, by reading only. */
  find(composed: Json, intent: PublicationIntent): Promise<Found>;
  fetchPublished(ref: PublicationRef): Promise<Fetched>;
  remove(ref: PublicationRef, intent: TakedownIntent): Promise<Outcome>;
  parseEvent(raw: RawCallback): Promise<ParsedCallback>;
}

export interface DirectSettings {
  /** How long an unknown submission is looked for before a person is asked, in minutes. */
  readonly humanAfterMinutes: number;
  /** How long a platform may take to show what it accepted, in seconds; until then absence says nothing. */
  readonly settleSeconds: number;
}

/** The connector of a platform without drafts. */
export function directConnector(
  platform: DirectPlatform,
  ports: ConnectorPorts,
  settings: DirectSettings,
): Connector {
  const { profile } = platform;
  const speaker: Speaker = { name: profile.name, platform: profile.platform, clock: ports.clock };
  const deps = { platform, ports, settings, speaker };
  return {
    platform: profile.platform,
    channel: ports.channel,
    capabilities: async () => ({ probedAt: ports.clock.now(), actions: await platform.capabilities() }),
    validate: (article) => platform.validate(article),
    rendition: platform.rendition,
    prepare: (article, context) => prepare(deps, article, context),
    discard: async () => ({ kind: 'cleared' }),
    submit: (intent, mayRepeat = always) => submit(deps, intent, mayRepeat),
    check: (ref) => platform.check(ref),
    reconcile: (intent) => reconcile(deps, intent),
    parseEvent: (raw) => platform.parseEvent(raw),
    fetchPublished: (ref) => platform.fetchPublished(ref),
    async takedown(ref, intent) {
      if (ref.article === null) {
        return { kind: 'pendingHuman', message: say('noReference', profile.name), ref };
      }
      return platform.remove(ref, intent);
    },
    manualTask: (article) => manualTaskOf(profile, article, ports.renderHtml),
  };
}

interface Deps {
  readonly platform: DirectPlatform;
  readonly ports: ConnectorPorts;
  readonly settings: DirectSettings;
  readonly speaker: Speaker;
}

async function prepare(
  { platform, ports, speaker }: Deps,
  article: PublishableArticle,
  context: Parameters<Connector['prepare']>[1],
): Promise<Prepared> {
  const faults = platform.validate(article).filter((issue) => issue.severity === 'error');
  if (faults.length > 0) return invalid(speaker.name, faults);
  let state = startingState(platform, article, context.state);
  if (state.draft.step === 'composed') return ready(platform, article, state);
  if (platform.byHand(article) !== null) return { kind: 'manual', state };
  for (const file of platform.files(article)) {
    if (state.assets.some((asset) => asset.digest === file.digest && asset.use === file.use)) continue;
    const stored = await ports.files.open(file.digest).catch(() => null);
    if (stored === null)
      return { kind: 'rejected', class: 'state', code: 'fileMissing', message: say('fileMissing') };
    if (!hasDigest(stored.bytes, file.digest)) {
      return { kind: 'rejected', class: 'state', code: 'fileChanged', message: say('fileChanged') };
    }
    const uploaded = await platform.upload(file, stored.bytes);
    if (uploaded.kind !== 'uploaded') return setback(speaker, uploaded);
    const { remoteId, url } = uploaded;
    const { digest, use } = file;
    const asset: UploadedAsset = { use, digest, remoteId, url, uploadedAt: ports.clock.now() };
    state = { ...state, assets: [...state.assets, asset] };
    await context.save(state);
  }
  const message = platform.compose(article, state.assets);
  const at = ports.clock.now();
  state = { ...state, draft: { step: 'composed', at, message, fingerprint: digestOf(message) } };
  await context.save(state);
  return ready(platform, article, state);
}

function startingState(
  { profile }: DirectPlatform,
  article: PublishableArticle,
  earlier: PreparedState | null,
): PreparedState {
  if (earlier !== null && earlier.articleDigest === article.digest) return earlier;
  const { platform } = profile;
  return {
    format: 'sanshen-prepared/1',
    platform,
    articleDigest: article.digest,
    assets: [],
    draft: { step: 'none' },
  };
}

/** What will be public, in the place of a copy that the platform would hold. */
function ready(platform: DirectPlatform, article: PublishableArticle, state: PreparedState): Prepared {
  const address = (digest: Digest): string =>
    state.assets.find((asset) => asset.digest === digest)?.url ?? `https://unknown.invalid/${digest}`;
  const stored: FetchedArticle = platform.rendition(article, address);
  return { kind: 'ready', state, stored };
}

function invalid(name: LocalizedText, faults: readonly Issue[]): Prepared {
  const base = say('invalid', name);
  const list = (language: 'zh' | 'en', mark: string) =>
    faults.map(({ message }) => message[language]).join(mark);
  const message = {
    code: base.code,
    zh: `${base.zh}：${list('zh', '；')}`,
    en: `${base.en}: ${list('en', '; ')}`,
  };
  return { kind: 'rejected', class: 'content', code: base.code, message };
}

function setback(speaker: Speaker, reply: ApiError | Lost): Prepared {
  const soon = later(speaker.clock.now(), 5);
  if (reply.kind === 'lost')
    return { kind: 'retry', message: say('lost', speaker.name, reply.cause), retryAt: soon };
  const rejected = rejection(speaker, reply);
  // A token that was refused here is renewed by the next try.
  const passing = reply.class === 'busy' || reply.class === 'token';
  return passing ? { kind: 'retry', message: rejected.message, retryAt: soon } : rejected;
}

const always: MayRepeat = async () => true;

async function submit({ platform }: Deps, intent: PublicationIntent, mayRepeat: MayRepeat): Promise<Outcome> {
  const { draft, articleDigest } = intent.state;
  const refused = (code: 'digestMismatch' | 'notPrepared' | 'composedChanged') =>
    ({ kind: 'rejected', class: 'state', code, message: say(code) }) as const;
  if (articleDigest !== intent.articleDigest) return refused('digestMismatch');
  if (draft.step !== 'composed') return refused('notPrepared');
  if (digestOf(draft.message) !== draft.fingerprint) return refused('composedChanged');
  return platform.send(draft.message, intent, mayRepeat);
}

async function reconcile(
  { platform, ports, settings, speaker }: Deps,
  intent: PublicationIntent,
): Promise<Outcome> {
  const { name } = speaker;
  const { draft } = intent.state;
  if (draft.step !== 'composed') {
    return { kind: 'rejected', class: 'state', code: 'notPrepared', message: say('notPrepared') };
  }
  const ref = emptyRef(platform.profile.platform);
  const found = await platform.find(draft.message, intent);
  if (found.kind === 'found') return found.outcome;
  if (found.kind === 'several') return { kind: 'pendingHuman', message: say('severalMatches', name), ref };
  if (found.kind === 'noWay') return { kind: 'pendingHuman', message: say('askPerson', name), ref };
  const patience = later(intent.recordedAt, settings.humanAfterMinutes * 60);
  if (ports.clock.now() >= patience) return { kind: 'pendingHuman', message: say('askPerson', name), ref };
  return {
    kind: 'unknown',
    message: found.kind === 'unreadable' ? found.message : say('stillUnknown', name),
  };
}

/** Whether bytes are those of a digest (`sha256:` or `sm3:`). */
export function hasDigest(bytes: Uint8Array, digest: Digest): boolean {
  const [suite = 'sha256', hex] = digest.split(':');
  return createHash(suite).update(bytes).digest('hex') === hex;
}

function digestOf(value: Json): Digest {
  return brandId<Digest>(`sha256:${createHash('sha256').update(canonicalJson(value)).digest('hex')}`);
}
