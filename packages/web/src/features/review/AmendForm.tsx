import { bodyOf } from '@sanshen/document';
import type { ManuscriptContent } from '@sanshen/domain/content';
import { useBlocker, useNavigate } from '@tanstack/react-router';
import { Button, Input, Modal } from 'antd';
import { redo, undo } from 'prosemirror-history';
import { useId, useRef, useState } from 'react';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Panel } from '../../components/Panel.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useTexts } from '../../text/language.ts';
import { AmendBody, type AmendHandle } from './AmendBody.tsx';
import styles from './AmendForm.module.css';
import { amendTexts } from './amend-texts.ts';
import { ComparisonView } from './ComparisonView.tsx';
import { type Place, useAmending } from './useAmending.ts';
import { comparisonOf } from './useComparison.ts';

/** The text to change, what was changed so far, and why. `place` is the seat of a correction; null for suggestions. */
export function AmendForm({
  manuscript,
  content,
  digest,
  place,
}: {
  readonly manuscript: string;
  readonly content: ManuscriptContent;
  readonly digest: string;
  readonly place: Place | null;
}) {
  const t = useTexts(amendTexts);
  const messages = useMessages();
  const navigate = useNavigate();
  const ids = { title: useId(), summary: useId(), reason: useId() };
  const [base] = useState({ content, digest });
  const [edited, setEdited] = useState(content);
  const [reason, setReason] = useState('');
  const [saved, setSaved] = useState(false);
  const body = useRef<AmendHandle>(null);
  const { save, busy } = useAmending(manuscript, base, place);
  const comparison = comparisonOf(base.content, edited);
  const changed = comparison.fields.length > 0 || comparison.rows.some(({ kind }) => kind !== 'same');
  const blocker = useBlocker({
    shouldBlockFn: () => changed && !saved,
    enableBeforeUnload: () => changed && !saved,
    withResolver: true,
  });
  const back = () => void navigate({ to: '/manuscripts/$manuscript', params: { manuscript } });
  const finish = async () => {
    try {
      await save(edited, reason.trim());
      setSaved(true);
      messages.done(place === null ? t.suggested : t.corrected);
    } catch (error) {
      messages.refused(error);
    }
  };
  // One step after the state is set, so that the way out is not blocked.
  if (saved) queueMicrotask(back);
  const correcting = place !== null;
  return (
    <>
      <PageHeader
        title={correcting ? t.correctTitle : t.suggestTitle}
        lead={correcting ? t.correctLead : t.suggestLead}
        actions={
          <>
            <Button onClick={() => body.current?.run(undo)}>{t.undo}</Button>
            <Button onClick={() => body.current?.run(redo)}>{t.redo}</Button>
          </>
        }
      />
      <div className={styles.columns}>
        <div className={styles.sheet}>
          {correcting && (
            <>
              <label htmlFor={ids.title}>{t.title}</label>
              <Input
                id={ids.title}
                value={edited.title}
                onChange={({ target }) => setEdited({ ...edited, title: target.value })}
              />
              <label htmlFor={ids.summary}>{t.summary}</label>
              <Input.TextArea
                id={ids.summary}
                value={edited.summary}
                autoSize
                onChange={({ target }) => setEdited({ ...edited, summary: target.value })}
              />
            </>
          )}
          <AmendBody
            ref={body}
            body={base.content.body}
            label={t.body}
            onChange={(doc) => setEdited((before) => ({ ...before, body: bodyOf(doc) }))}
          />
        </div>
        <Panel title={t.changes}>
          {changed ? <ComparisonView comparison={comparison} /> : <p>{t.none}</p>}
          <label htmlFor={ids.reason} className={styles.reason}>
            {correcting ? t.reason : t.note}
          </label>
          <Input.TextArea
            id={ids.reason}
            value={reason}
            maxLength={2000}
            autoSize={{ minRows: 2, maxRows: 6 }}
            onChange={({ target }) => setReason(target.value)}
          />
          <div className={styles.actions}>
            <Button
              type="primary"
              loading={busy}
              disabled={!changed || (correcting && reason.trim() === '')}
              title={correcting && reason.trim() === '' ? t.reasonMissing : ''}
              onClick={finish}
            >
              {correcting ? t.saveCorrection : t.saveSuggestions}
            </Button>
            <Button onClick={back}>{t.cancel}</Button>
          </div>
        </Panel>
      </div>
      <Modal
        open={blocker.status === 'blocked'}
        title={t.leaveTitle}
        okText={t.leave}
        okButtonProps={{ danger: true }}
        cancelText={t.stay}
        onOk={() => blocker.proceed?.()}
        onCancel={() => blocker.reset?.()}
      >
        {t.leaveHint}
      </Modal>
    </>
  );
}
