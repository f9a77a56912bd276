import { objectToChecks } from '@sanshen/contract/checks';
import { App, Button, Switch } from 'antd';
import { undo } from 'prosemirror-history';
import { useState } from 'react';
import { useCommand } from '../../app/api.ts';
import { useMessages } from '../../components/useMessages.ts';
import { useTexts } from '../../text/language.ts';
import { useEditing, useEditingView, useWriting } from '../editor/editing-context.ts';
import { applyFindings, standingFindings } from '../editor/prose/findings-plugin.ts';
import { reveal } from '../editor/prose/places-plugin.ts';
import { CheckFigures } from './CheckFigures.tsx';
import styles from './checks.module.css';
import { FindingGroups } from './FindingGroups.tsx';
import { FindingItem } from './FindingItem.tsx';
import type { LiveFinding, LiveState } from './live-checks.ts';
import { type CheckFinding, isOpen, useSavedChecks } from './MachineFindings.tsx';
import { PictureFindings } from './PictureFindings.tsx';
import { ReasonForm } from './ReasonForm.tsx';
import { SimilarTexts } from './SimilarTexts.tsx';
import { checkTexts } from './texts.ts';

/** Findings in what is being written: taken over into the text, or kept with a reason. */
export function EditorChecks({
  live,
  marked,
  onMark,
  picked,
}: {
  readonly live: LiveState;
  /** Whether they are marked in the text. */
  readonly marked: boolean;
  readonly onMark: (marked: boolean) => void;
  readonly picked: string | null;
}) {
  const t = useTexts(checkTexts);
  const { message } = App.useApp();
  const messages = useMessages();
  const session = useEditing();
  const writing = useWriting();
  const { fields } = useEditingView();
  const saved = useSavedChecks(session.id);
  const objection = useCommand(objectToChecks);
  const [keeping, setKeeping] = useState<CheckFinding | null>(null);
  const open = live.findings.filter(({ setAside }) => !setAside);
  const sure = open.filter(({ sure: certain }) => certain);
  // What needs platforms, files, other articles or a model is looked at when the text is saved.
  const savedOnly = (saved?.findings ?? []).filter(
    (one) =>
      one.savedOnly &&
      one.field !== 'picture' &&
      isOpen(one) &&
      !open.some((other) => other.rule === one.rule && other.text === one.text),
  );

  /** Puts the first suggestion of each in its place, all undone by one undo. */
  const change = (wanted: readonly { readonly finding: LiveFinding; readonly words: string }[]) => {
    const { editor } = session;
    if (editor === null) return;
    const before = { title: fields.title, summary: fields.summary };
    const inBody = applyFindings(
      editor,
      wanted.map(({ finding, words }) => ({ id: finding.id, words })),
    );
    const heads = { ...before };
    const inHead = wanted
      .filter(({ finding: { field, start, end, text } }) => {
        return field !== 'body' && before[field].slice(start, end) === text;
      })
      .sort((a, b) => b.finding.start - a.finding.start);
    for (const { finding, words } of inHead) {
      const { field, start, end } = finding;
      if (field !== 'body') heads[field] = heads[field].slice(0, start) + words + heads[field].slice(end);
    }
    if (inHead.length > 0) session.setFields(heads);
    const count = inBody + inHead.length;
    if (count === 0) return;
    const after = editor.state.doc;
    void message.success({
      key: 'checks',
      duration: 8,
      content: (
        <>
          {t.changedSure(count)}
          <Button
            type="link"
            size="small"
            onClick={() => {
              message.destroy('checks');
              // Later words are not undone with it: then Ctrl+Z leads there step by step.
              if (inBody > 0 && editor.state.doc.eq(after)) undo(editor.state, editor.dispatch);
              if (inHead.length > 0) session.setFields(before);
            }}
          >
            {t.undo}
          </Button>
        </>
      ),
    });
  };
  const show = (finding: LiveFinding) => {
    if (finding.field !== 'body') return () => document.getElementById(fieldIds[finding.field])?.focus();
    return () => {
      const { editor } = session;
      const place =
        editor === null
          ? undefined
          : standingFindings(editor.state, 'machine').find((one) => one.finding.id === finding.id);
      if (editor !== null && place !== undefined) reveal(editor, place.from, place.to);
    };
  };
  return (
    <div className={styles.panel}>
      <div className={styles.bar}>
        <span role="status">
          {live.state === 'checking' ? t.checking : open.length === 0 ? '' : t.open(open.length)}
        </span>
        <label className={styles.toggle}>
          {t.mark}
          <Switch size="small" checked={marked} onChange={onMark} aria-label={t.mark} />
        </label>
      </div>
      {live.state === 'away' && <p className={styles.hint}>{t.away}</p>}
      {live.state === 'done' && open.length === 0 && <p className={styles.hint}>{t.nothing}</p>}
      {writing && sure.length > 1 && (
        <Button
          onClick={() => change(sure.map((finding) => ({ finding, words: finding.suggestions[0] ?? '' })))}
        >
          {t.changeSure(sure.length)}
        </Button>
      )}
      <FindingGroups
        findings={open}
        render={(finding) => {
          const known = sameIn(saved?.findings ?? [], finding, open);
          return (
            <FindingItem
              key={finding.id}
              finding={finding}
              picked={finding.id === picked}
              onShow={show(finding)}
              notes={
                known?.objection != null && <p className={styles.soft}>{t.kept(known.objection.reason)}</p>
              }
            >
              {writing && (
                <>
                  {finding.suggestions.slice(0, 3).map((words) => (
                    <Button key={words} size="small" onClick={() => change([{ finding, words }])}>
                      {words === '' ? t.remove : t.change(words)}
                    </Button>
                  ))}
                  {saved?.mine.object === true && (
                    <Button
                      size="small"
                      type="text"
                      disabled={known === undefined}
                      title={known === undefined ? t.keepFirst : undefined}
                      onClick={() => setKeeping(known ?? null)}
                    >
                      {t.keep}
                    </Button>
                  )}
                </>
              )}
            </FindingItem>
          );
        }}
      />
      {savedOnly.length > 0 && (
        <section className={styles.group} aria-label={t.savedOnly}>
          <h2 className={styles.heading}>
            {t.savedOnly} <span className={styles.soft}>{savedOnly.length}</span>
          </h2>
          <ul className={styles.list}>
            {savedOnly.map((finding) => (
              <FindingItem key={finding.id} finding={finding} picked={finding.id === picked}>
                {writing && saved?.mine.object === true && (
                  <Button size="small" type="text" onClick={() => setKeeping(finding)}>
                    {t.keep}
                  </Button>
                )}
              </FindingItem>
            ))}
          </ul>
        </section>
      )}
      {saved !== undefined && <CheckFigures reading={saved.reading} model={saved.model} />}
      <SimilarTexts manuscript={session.id} />
      {saved !== undefined && <PictureFindings checks={saved} />}
      {keeping !== null && (
        <ReasonForm
          title={t.keep}
          hint={t.keepHint}
          initial={keeping.objection?.reason ?? ''}
          busy={objection.isPending}
          onClose={() => setKeeping(null)}
          onReason={(reason) =>
            objection.mutate(
              {
                params: { manuscript: session.id },
                body: { digest: saved?.digest ?? '', finding: keeping.id, reason },
              },
              { onSuccess: () => setKeeping(null), onError: messages.refused },
            )
          }
        />
      )}
    </div>
  );
}

const fieldIds = { title: 'editor-title', summary: 'editor-summary', body: '' } as const;

/** The finding of the saved text that a live one is: the same rule, field and words, counted from the beginning. */
function sameIn(
  saved: readonly CheckFinding[],
  finding: LiveFinding,
  live: readonly LiveFinding[],
): CheckFinding | undefined {
  const same = (one: { readonly rule: string; readonly field: string; readonly text: string }) =>
    one.rule === finding.rule && one.field === finding.field && one.text === finding.text;
  return saved.filter(same)[live.filter(same).indexOf(finding)];
}
