import { checkText } from '@sanshen/contract/checks';
import { readCheckState } from '@sanshen/contract/checks-rules';
import { plainText } from '@sanshen/document';
import { useEffect, useRef, useState } from 'react';
import { client, useRead } from '../../app/api.ts';
import { useLanguage } from '../../text/language.ts';
import { LiveChecks, type LiveParagraph, type LiveState, linesOf } from '../checks/live-checks.ts';
import { useEditing, useEditingView } from './editing-context.ts';
import { watchDoc } from './prose/doc-watch-plugin.ts';
import { type EditorFinding, showFindings } from './prose/findings-plugin.ts';

const nothing: LiveState = { findings: [], state: 'checking' };

/** What machines find in what is being written, kept in the text's machine layer; shown there only where somebody wants to see it. */
export function useChecks(): LiveState & { readonly renew: () => void } {
  const session = useEditing();
  const language = useLanguage();
  const { mode, opened, fields } = useEditingView();
  const [live, setLive] = useState(nothing);
  const checks = useRef<LiveChecks | null>(null);
  const { organization } = session.revision;
  const ready = mode.kind !== 'opening';

  useEffect(() => {
    const params = { organization };
    const made = new LiveChecks(async (body) => {
      const call = { params, body: { ...body, paragraphs: [...body.paragraphs] } };
      return (await client.call(checkText, call)).findings;
    }, setLive);
    checks.current = made;
    return () => made.close();
  }, [organization]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another text, another unit or other fields are looked at anew
  useEffect(() => {
    const { editor } = session;
    if (editor === null || !ready) return;
    const look = () => {
      const { title, summary } = session.view().fields;
      const plain = plainText(editor.state.doc);
      const head = (field: 'title' | 'summary', text: string): readonly LiveParagraph[] => [
        { kind: field, field, text: text.replaceAll('\n', ' '), start: 0 },
      ];
      checks.current?.update([
        ...head('title', title),
        ...head('summary', summary),
        ...plain.blocks.flatMap(({ kind, start, end }) =>
          linesOf(plain.text.slice(start, end), {
            kind: kind === 'heading' ? 'heading' : 'body',
            field: 'body',
            start,
          }),
        ),
      ]);
    };
    look();
    return watchDoc(editor, look);
  }, [session, ready, opened, organization, fields.title, fields.summary]);

  // Registers and exceptions change while somebody writes; what was found by the old ones is asked anew.
  const state = useRead(readCheckState, { params: { organization } }).data?.state;
  const seen = useRef(state);
  useEffect(() => {
    if (seen.current !== undefined && state !== undefined && seen.current !== state) checks.current?.renew();
    seen.current = state ?? seen.current;
  }, [state]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a text that was opened anew needs its places anew
  useEffect(() => {
    const { editor } = session;
    if (editor === null || !ready) return;
    const shown = live.findings
      .filter(({ field, setAside }) => field === 'body' && !setAside)
      .map(
        ({ id, start, end, severity, message, suggestions }): EditorFinding => ({
          id,
          from: start,
          to: end,
          severity,
          message: message[language],
          suggestions,
        }),
      );
    showFindings(editor, shown, 'machine');
  }, [session, live, ready, opened, language]);

  return { ...live, renew: () => checks.current?.renew() };
}

const markedKey = 'sanshen.checks.marked';

/** Whether findings are marked in the text; kept by this browser, off until somebody wants it. */
export function useMarked(): readonly [boolean, (marked: boolean) => void] {
  const [marked, setMarked] = useState(() => {
    try {
      return localStorage.getItem(markedKey) === 'yes';
    } catch {
      // A browser without storage.
      return false;
    }
  });
  return [
    marked,
    (next) => {
      setMarked(next);
      try {
        localStorage.setItem(markedKey, next ? 'yes' : 'no');
      } catch {
        // It holds until the page is left.
      }
    },
  ];
}

/** Whether an id that was pointed at in the text is a machine's finding. */
export function isCheck(id: string): boolean {
  return /^(title|summary|body):/.test(id);
}
