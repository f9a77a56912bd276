import { listRevisions } from '@sanshen/contract/content';
import { diffContents, diffText } from '@sanshen/document';
import { Button, Modal, Radio } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { useRead } from '../../app/api.ts';
import { useSession } from '../../app/session.tsx';
import { EmptyState, LoadingState } from '../../components/states.tsx';
import { useLanguage, useLocalized, useTexts } from '../../text/language.ts';
import { clockText } from './clock.ts';
import styles from './Desk.module.css';
import { useEditing } from './editing-context.ts';
import { type KeptCopy, listAside } from './model/local-copy.ts';
import type { Manuscript } from './model/session-view.ts';
import { dialogTexts } from './panel-texts.ts';
import { MissingPanel } from './panels/MissingPanel.tsx';
import type { Goal } from './panels/missing-items.ts';
import { editorTexts } from './texts.ts';
import { useRules } from './use-facts.ts';

/** Submits, after saying what that means; or says what is missing. */
export function SubmitDialog(props: {
  readonly missing: boolean;
  readonly busy: boolean;
  readonly onSubmit: (importance: string | undefined) => void;
  readonly onClose: () => void;
  readonly go: (goal: Goal) => void;
}) {
  const t = useTexts(dialogTexts);
  const e = useTexts(editorTexts);
  const localized = useLocalized();
  const { rules } = useRules();
  const [importance, setImportance] = useState('');
  if (props.missing) {
    return (
      <Modal open title={t.notYet} footer={null} onCancel={props.onClose}>
        <MissingPanel go={props.go} />
      </Modal>
    );
  }
  return (
    <Modal
      open
      title={t.submitTitle}
      okText={t.submitNow}
      cancelText={e.cancel}
      confirmLoading={props.busy}
      onOk={() => props.onSubmit(importance === '' ? undefined : importance)}
      onCancel={props.onClose}
    >
      <div className={styles.form}>
        <p>{t.submitHint}</p>
        <fieldset className={styles.choices}>
          <legend>{t.importance}</legend>
          <Radio.Group
            vertical
            value={importance}
            options={[
              { value: '', label: t.byPolicy },
              ...(rules?.importance ?? []).map(({ id, name }) => ({ value: id, label: localized(name) })),
            ]}
            onChange={({ target }) => setImportance(target.value)}
          />
        </fieldset>
      </div>
    </Modal>
  );
}

/** Somebody saved another text meanwhile: who, what differs, and the choice, in which neither text is lost. */
export function ConflictDialog(props: {
  readonly newest: Manuscript;
  readonly onMine: () => void;
  readonly onTheirs: () => void;
  readonly onClose: () => void;
}) {
  const t = useTexts(dialogTexts);
  const language = useLanguage();
  const session = useEditing();
  const { newest } = props;
  const { data } = useRead(listRevisions, { params: { manuscript: session.id }, query: { limit: 5 } });
  const line = data?.items.find(({ number }) => number === newest.revision);
  const difference = useMemo(() => {
    if (newest.content === null) return '';
    try {
      return diffText(diffContents(newest.content, session.checkedContent()), language);
    } catch {
      // What is written cannot be a revision as it stands; the texts are both kept all the same.
      return '';
    }
  }, [newest, session, language]);
  return (
    <Modal open title={t.conflictTitle} footer={null} onCancel={props.onClose} width={720}>
      <div className={styles.form}>
        {line !== undefined && (
          <p>{t.conflictWho(line.editor.name, line.number, clockText(line.at, language))}</p>
        )}
        {difference !== '' && (
          <>
            <h2 className={styles.small}>{t.conflictDiff}</h2>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long comparison is scrolled by keys */}
            <pre className={styles.difference} tabIndex={0}>
              {difference}
            </pre>
          </>
        )}
        <p className={styles.small}>{t.conflictHint}</p>
        <div className={styles.dialogActions}>
          <Button onClick={props.onClose}>{t.conflictLater}</Button>
          <Button onClick={props.onTheirs}>{t.conflictTheirs}</Button>
          <Button type="primary" onClick={props.onMine}>
            {t.conflictMine}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

/** Texts that were put aside on this device. */
export function KeptDialog({
  onUse,
  onClose,
}: {
  readonly onUse: (copy: KeptCopy) => void;
  readonly onClose: () => void;
}) {
  const t = useTexts(dialogTexts);
  const language = useLanguage();
  const session = useEditing();
  const { person } = useSession();
  const [copies, setCopies] = useState<readonly KeptCopy[] | null>(null);
  useEffect(() => {
    void listAside(person, session.id).then(setCopies);
  }, [person, session]);
  const why = {
    conflict: t.conflict,
    discarded: t.discarded,
    takenOver: t.takenOver,
    imported: t.importedWhy,
  };
  return (
    <Modal open title={t.keptTitle} footer={null} onCancel={onClose}>
      {copies === null && <LoadingState />}
      {copies?.length === 0 && <EmptyState title={t.keptNone} />}
      <ul className={styles.kept}>
        {copies?.map((copy) => (
          <li key={copy.id}>
            <span>
              <strong>{copy.content.title}</strong>
              <span className={styles.small}>
                {clockText(copy.at, language)} · {why[copy.why]}
              </span>
            </span>
            <Button onClick={() => onUse(copy)}>{t.keptUse}</Button>
          </li>
        ))}
      </ul>
    </Modal>
  );
}
