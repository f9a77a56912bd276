import { readManuscript, reviseManuscript } from '@sanshen/contract/content';
import { settleSuggestions } from '@sanshen/contract/discussion-suggestions';
import { submit } from '@sanshen/contract/review';
import { DocumentError } from '@sanshen/document';
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useCallback, useState } from 'react';
import { client, refusalCode } from '../../app/api.ts';
import { useMessages } from '../../components/useMessages.ts';
import { useLanguage, useTexts } from '../../text/language.ts';
import { useEditing } from './editing-context.ts';
import type { EditingSession } from './model/session.ts';
import type { Manuscript } from './model/session-view.ts';
import { panelTexts } from './panel-texts.ts';
import { editorTexts } from './texts.ts';

/** Saves what is written as a revision, and submits it. Nothing of what was written is lost by a refusal. */
export function useVersions() {
  const session = useEditing();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const { done, refused } = useMessages();
  const language = useLanguage();
  const t = useTexts(editorTexts);
  const p = useTexts(panelTexts);
  const [busy, setBusy] = useState(false);
  const [conflict, setConflict] = useState<Manuscript | null>(null);

  /** Makes a revision; gives the manuscript as it is then, null where it was refused, which was told. */
  const save = useCallback(
    async (quiet = false): Promise<Manuscript | null> => {
      if (session.view().mode.kind !== 'writing') return null;
      if (session.view().uploads > 0) {
        void message.info(t.waitUploads);
        return null;
      }
      setBusy(true);
      const before = session.revision.revision;
      const params = { manuscript: session.id };
      const { edits } = session;
      const { verdicts } = session.view();
      try {
        const content = session.checkedContent();
        const body = session.token === null ? { content } : { content, token: session.token };
        const saved = await client.call(reviseManuscript, { params, body }, { ifMatch: session.base });
        await session.saved(saved, edits, new Date().toISOString());
        if (verdicts.length > 0)
          await settle(session, verdicts, saved.revision).then(() => done(p.settled), refused);
        if (!quiet) done(saved.revision === before ? t.nothingNew : t.savedVersion(saved.revision));
        void queries.invalidateQueries();
        return saved;
      } catch (error) {
        if (error instanceof DocumentError) void message.error(error.refusal[language], 8);
        else if (isConflict(error))
          setConflict(await client.call(readManuscript, { params }).catch(() => null));
        else refused(error);
        return null;
      } finally {
        setBusy(false);
      }
    },
    [session, queries, message, done, refused, language, t, p],
  );

  /** Sends the text to review; true if it went. */
  const send = useCallback(
    async (importance: string | undefined): Promise<boolean> => {
      const { digest } = session.revision;
      if (digest === null) return false;
      setBusy(true);
      try {
        const body = importance === undefined ? { digest } : { digest, importance };
        await client.call(submit, { params: { manuscript: session.id }, body });
        void queries.invalidateQueries();
        return true;
      } catch (error) {
        refused(error);
        return false;
      } finally {
        setBusy(false);
      }
    },
    [session, queries, refused],
  );

  return { save, send, busy, conflict, endConflict: () => setConflict(null) };
}

/** Somebody else's text is newer than the one that was edited. */
function isConflict(error: unknown): boolean {
  const code = refusalCode(error);
  return code === 'request.preconditionFailed' || code === 'review.staleDigest';
}

async function settle(
  session: EditingSession,
  verdicts: ReturnType<EditingSession['view']>['verdicts'],
  revision: number,
): Promise<void> {
  for (const set of new Set(verdicts.map((one) => one.set))) {
    const mine = verdicts.filter((one) => one.set === set);
    await client.call(settleSuggestions, {
      params: { manuscript: session.id, set },
      body: {
        accepted: mine.filter(({ verdict }) => verdict === 'accepted').map(({ id }) => id),
        rejected: mine
          .filter(({ verdict }) => verdict === 'rejected')
          .map(({ id, reason }) => ({ id, reason })),
        revision,
      },
    });
  }
}
