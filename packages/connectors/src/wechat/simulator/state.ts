import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { SimTalk } from './talk.ts';

/** Where and how an account's events are pushed. */
export interface CallbackConfig {
  readonly url: string;
  readonly token: string;
  /** 43 characters switch the safe mode on; null is the plain mode. */
  readonly encodingAesKey: string | null;
  readonly format: 'xml' | 'json';
}

export interface AccountConfig {
  readonly appId: string;
  readonly secret: string;
  /** `gh_…` */
  readonly originalId: string;
  readonly callback: CallbackConfig | null;
}

export interface SimToken {
  readonly value: string;
  /** Milliseconds since 1970; moved forward when the token is superseded. */
  diesAt: number;
}

export interface SimArticle {
  title: string;
  author: string;
  digest: string;
  content: string;
  content_source_url: string;
  thumb_media_id: string;
  need_open_comment: number;
  only_fans_can_comment: number;
}

export interface SimDraft {
  readonly mediaId: string;
  item: SimArticle;
  /** Seconds since 1970. */
  updatedAt: number;
}

export interface SimTask {
  readonly publishId: string;
  readonly mediaId: string;
  readonly messageDataId: string;
  /** Milliseconds since 1970. */
  readonly dueAt: number;
  readonly result: PublishResult;
  status: 0 | 1 | 2 | 3 | 4 | 5 | 6;
  articleId: string | null;
}

export type PublishResult = 0 | 2 | 3 | 4;

export interface SimPublished {
  readonly articleId: string;
  readonly publishId: string;
  readonly page: string;
  item: SimArticle;
  standing: 'public' | 'deleted' | 'banned';
  updatedAt: number;
}

export interface SimDelivery {
  readonly id: string;
  readonly publishId: string;
  readonly status: number;
  readonly createdAt: number;
  /** Milliseconds since 1970. */
  dueAt: number;
  attempts: number;
}

export interface SimAccount {
  config: AccountConfig;
  tokens: SimToken[];
  /** Calls per day: `2026-11-23 /cgi-bin/draft/add`. */
  counters: Record<string, number>;
  /** Addresses of body pictures (paths) and the files behind them. */
  pictures: Record<string, { type: string; blob: string }>;
  materials: Record<string, { type: string; blob: string }>;
  drafts: SimDraft[];
  tasks: SimTask[];
  published: SimPublished[];
  deliveries: SimDelivery[];
  /** What readers did; absent in files of an older run. */
  talk?: SimTalk;
}

/** What "the platform" holds; survives the product's process, and the simulator's own when a state file is given. */
export interface SimState {
  /** The last number given out, as text: publish ids are larger than a double can hold. */
  lastNumber: string;
  accounts: Record<string, SimAccount>;
}

export interface SimStore {
  readonly state: SimState;
  /** Writes the state to its file; nothing without one. */
  save(): void;
  putBlob(bytes: Uint8Array): string;
  getBlob(name: string): Uint8Array | null;
}

/** Opens the state; accounts keep what they hold, their configuration is taken anew. */
export function openStore(stateFile: string | null, accounts: readonly AccountConfig[]): SimStore {
  const blobs = new Map<string, Uint8Array>();
  const folder = stateFile === null ? null : `${stateFile}.files`;
  if (folder !== null) mkdirSync(folder, { recursive: true });
  const state = stateFile === null ? emptyState() : readState(stateFile);
  for (const config of accounts) {
    const known = state.accounts[config.appId];
    if (known === undefined) state.accounts[config.appId] = emptyAccount(config);
    else known.config = config;
  }
  return {
    state,
    save() {
      if (stateFile === null) return;
      writeWhole(stateFile, JSON.stringify(state));
    },
    putBlob(bytes) {
      const name = createHash('sha256').update(bytes).digest('hex');
      if (folder === null) blobs.set(name, bytes);
      else writeWhole(`${folder}/${name}`, bytes);
      return name;
    },
    getBlob(name) {
      if (folder === null) return blobs.get(name) ?? null;
      try {
        return readFileSync(`${folder}/${name}`);
      } catch {
        return null;
      }
    },
  };
}

/** A process that is killed leaves the file as it was or as it is to be, never half of it. */
function writeWhole(path: string, content: string | Uint8Array): void {
  writeFileSync(`${path}.new`, content);
  renameSync(`${path}.new`, path);
}

function readState(file: string): SimState {
  try {
    // The simulator wrote this file itself.
    return JSON.parse(readFileSync(file, 'utf8')) as SimState;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return emptyState();
    throw error;
  }
}

function emptyState(): SimState {
  return { lastNumber: '9223372036854000000', accounts: {} };
}

function emptyAccount(config: AccountConfig): SimAccount {
  return {
    config,
    tokens: [],
    counters: {},
    pictures: {},
    materials: {},
    drafts: [],
    tasks: [],
    published: [],
    deliveries: [],
  };
}
