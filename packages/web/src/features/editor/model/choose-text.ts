import type { readDraft } from '@sanshen/contract/content-drafts';
import type { RouteAnswer } from '@sanshen/contract/route';
import { type DocumentError, readContent } from '@sanshen/document';
import { emptyContent, type ManuscriptContent } from '@sanshen/domain/content';
import { restoredDocument } from '../prose/schema.ts';
import { type LocalCopy, sameJson, type Verdict } from './local-copy.ts';
import type { Manuscript, Notice } from './session-view.ts';

type Drafts = RouteAnswer<typeof readDraft>;

/** The text with which the editor opens, and what has to be said about it. */
export interface Opened {
  readonly text: ManuscriptContent;
  readonly base: string;
  readonly sequence: number;
  /** It differs from the newest revision. */
  readonly changed: boolean;
  /** The server does not have it yet. */
  readonly unsent: boolean;
  readonly savedAt: string | null;
  readonly notice: Notice | null;
  readonly verdicts: readonly Verdict[];
}

/**
 * Chooses among the newest revision, my working copy on the server and the copy on this device. The latest of my words win, and
 * whatever is passed over is offered, so that nothing is lost silently.
 */
export function chooseText(manuscript: Manuscript, local: LocalCopy | null, drafts: Drafts | null): Opened {
  const revision = manuscript.content ?? emptyContent;
  const digest = manuscript.digest ?? 'none';
  const own = drafts?.own ?? null;
  const others = drafts?.others ?? null;
  const sequence = Math.max(local?.sequence ?? 0, own?.sequence ?? 0);
  const plain: Opened = {
    text: revision,
    base: digest,
    sequence,
    changed: false,
    unsent: false,
    savedAt: null,
    notice: null,
    verdicts: local?.base === digest ? local.verdicts : [],
  };
  const ownText = own === null ? null : usable(own.content);
  const localText = local === null ? null : usable(local.content);
  const newerHere =
    local !== null && localText !== null && !local.sent && (own === null || local.sequence >= own.sequence);
  if (newerHere && !same(localText, revision) && (ownText === null || !same(localText, ownText))) {
    const server = ownText ?? revision;
    const notice: Notice =
      local.base === digest
        ? { kind: 'restoredLocal', at: local.at, server }
        : { kind: 'staleCopy', at: local.at, server: revision };
    // With the base that it began from: saving then finds out who was faster.
    return { ...plain, text: localText, base: local.base, changed: true, unsent: true, notice };
  }
  if (own !== null && ownText !== null && !same(ownText, revision)) {
    const notice: Notice | null = own.stale ? { kind: 'staleCopy', at: own.savedAt, server: revision } : null;
    return { ...plain, text: ownText, base: own.base, changed: true, savedAt: own.savedAt, notice };
  }
  const theirs = others === null || others.stale ? null : usable(others.content);
  if (others !== null && theirs !== null && !same(theirs, revision)) {
    return {
      ...plain,
      notice: { kind: 'othersCopy', at: others.savedAt, by: others.by.name, content: theirs },
    };
  }
  return plain;
}

/** A copy as it can be shown; null if it is not a content at all. Pictures that had not arrived are left out. */
function usable(raw: ManuscriptContent): ManuscriptContent | null {
  try {
    const body = restoredDocument(raw.body).toJSON();
    const read = readContent({ ...raw, body });
    return read.ok ? read.value : { ...emptyContent, ...raw, body };
  } catch (error) {
    if (isDocumentError(error)) return null;
    throw error;
  }
}

function isDocumentError(error: unknown): error is DocumentError {
  return error instanceof Error && error.name === 'DocumentError';
}

function same(a: ManuscriptContent, b: ManuscriptContent): boolean {
  const read = readContent(b);
  const written = readContent(a);
  return sameJson(written.ok ? written.value : a, read.ok ? read.value : b);
}
