import { practiceKindTexts } from '@sanshen/contract/practice';
import { noteFinding, ruleFinding } from '@sanshen/contract/review';
import { type PracticeKind, practiceKinds } from '@sanshen/domain/practice';
import { Button, Form, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../app/api.ts';
import { EmptyState } from '../../components/states.tsx';
import { severityTones, Tag } from '../../components/Tag.tsx';
import { Time } from '../../components/time.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useLocalized, useTexts } from '../../text/language.ts';
import { OpenCaseButton } from '../cases/OpenCaseButton.tsx';
import styles from './Notes.module.css';
import type { Passage } from './ReadingView.tsx';
import { ReasonDialog } from './ReasonDialog.tsx';
import { reviewTexts } from './texts.ts';
import type { Finding, Manuscript, Review } from './useManuscript.ts';

type Severity = Finding['severity'];

/** In which what was found has got past everybody. */
const publicPhases: readonly Review['phase'][] = ['published', 'takenDown'];

/** The findings with their rulings, those that wait first; and a form to note one on the selected words. */
export function FindingsList({
  manuscript,
  review,
  findings,
  passage,
  onUsed,
  onShow,
}: {
  readonly manuscript: Manuscript;
  readonly review: Review;
  readonly findings: readonly Finding[];
  readonly passage: Passage | null;
  readonly onUsed: () => void;
  readonly onShow: (from: number, to: number) => void;
}) {
  const t = useTexts(reviewTexts);
  const ordered = [...findings].sort((a, b) => Number(a.ruling !== null) - Number(b.ruling !== null));
  return (
    <>
      {review.phase === 'inReview' && (
        <NoteForm manuscript={manuscript.manuscript} passage={passage} onUsed={onUsed} />
      )}
      {ordered.length === 0 && <EmptyState title={t.noFindings} hint={t.noFindingsHint} />}
      <ul className={styles.list}>
        {ordered.map((finding) => (
          <FindingItem
            key={finding.finding}
            manuscript={manuscript}
            finding={finding}
            published={publicPhases.includes(review.phase)}
            onShow={onShow}
          />
        ))}
      </ul>
    </>
  );
}

function FindingItem({
  manuscript,
  finding,
  published,
  onShow,
}: {
  readonly manuscript: Manuscript;
  readonly finding: Finding;
  readonly published: boolean;
  readonly onShow: (from: number, to: number) => void;
}) {
  const t = useTexts(reviewTexts);
  const messages = useMessages();
  const command = useCommand(ruleFinding);
  const [overruling, setOverruling] = useState(false);
  const { place, ruling, severity } = finding;
  const rule = (verdict: 'accepted' | 'overruled', reason: string) =>
    command.mutate(
      {
        params: { manuscript: manuscript.manuscript, finding: finding.finding },
        body: { ruling: verdict, reason },
      },
      { onSuccess: () => setOverruling(false), onError: messages.refused },
    );
  return (
    <li className={ruling === null ? styles.open : styles.closed}>
      <div className={styles.head}>
        <Tag tone={severityTones[severity]}>{t[severity]}</Tag>
        <span className={styles.soft}>
          {finding.notedBy.name} · <Time at={finding.notedAt} relative />
        </span>
      </div>
      <p className={styles.words}>{finding.text}</p>
      {ruling !== null && (
        <p className={styles.soft}>
          {ruling.ruling === 'accepted' ? t.accepted : t.overruled}
          {ruling.reason !== '' && `：${ruling.reason}`} · {ruling.by.name}
        </p>
      )}
      <div className={styles.actions}>
        {place !== null && finding.digest === manuscript.digest && (
          <Button size="small" type="link" onClick={() => onShow(place.start, place.end)}>
            {t.place}
          </Button>
        )}
        {ruling === null && (
          <>
            <Button size="small" loading={command.isPending} onClick={() => rule('accepted', '')}>
              {t.accept}
            </Button>
            <Button size="small" onClick={() => setOverruling(true)}>
              {t.overrule}
            </Button>
          </>
        )}
        {published && ruling?.ruling !== 'overruled' && (
          <OpenCaseButton
            organization={manuscript.organization}
            source={{ kind: 'finding', id: `${manuscript.manuscript}:${finding.finding}` }}
            title={finding.text}
          />
        )}
      </div>
      {overruling && (
        <ReasonDialog
          title={t.overrule}
          hint={finding.text}
          busy={command.isPending}
          onReason={(reason) => rule('overruled', reason)}
          onClose={() => setOverruling(false)}
        />
      )}
    </li>
  );
}

interface Entered {
  readonly severity: Severity;
  readonly text: string;
  readonly kind?: PracticeKind;
}

function NoteForm({
  manuscript,
  passage,
  onUsed,
}: {
  readonly manuscript: string;
  readonly passage: Passage | null;
  readonly onUsed: () => void;
}) {
  const t = useTexts(reviewTexts);
  const messages = useMessages();
  const command = useCommand(noteFinding);
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Entered>();
  const say = useLocalized();
  if (!open) {
    return (
      <div className={styles.actions}>
        <Button onClick={() => setOpen(true)}>{t.noteFinding}</Button>
      </div>
    );
  }
  const finish = ({ severity, text, kind }: Entered) =>
    command.mutate(
      {
        params: { manuscript },
        body: {
          ...{ severity, text, kind: kind ?? null },
          place: passage === null ? null : { start: passage.from, end: passage.to },
        },
      },
      {
        onSuccess: () => {
          form.resetFields();
          setOpen(false);
          onUsed();
        },
        onError: messages.refused,
      },
    );
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ severity: 'error' }}
      onFinish={finish}
    >
      {passage !== null && (
        <blockquote className={styles.quote}>
          <span className="visually-hidden">{t.selection}：</span>
          {passage.quote}
        </blockquote>
      )}
      <Form.Item name="severity" label={t.severity}>
        <Radio.Group
          options={(['error', 'warning', 'advice'] as const).map((value) => ({ value, label: t[value] }))}
        />
      </Form.Item>
      <Form.Item
        name="text"
        label={t.findingText}
        rules={[{ required: true, whitespace: true, message: t.reasonsMissing }]}
      >
        <Input.TextArea autoFocus autoSize={{ minRows: 2, maxRows: 8 }} maxLength={4000} />
      </Form.Item>
      <Form.Item name="kind" label={t.findingKind} extra={t.findingKindHint}>
        <Select
          allowClear
          options={practiceKinds.map((value) => ({ value, label: say(practiceKindTexts[value]) }))}
        />
      </Form.Item>
      <div className={styles.actions}>
        <Button type="primary" htmlType="submit" loading={command.isPending}>
          {t.save}
        </Button>
        <Button onClick={() => setOpen(false)}>{t.cancel}</Button>
      </div>
    </Form>
  );
}
