import {
  type DrillAnswer,
  readDrillReportPdf,
  readDrillReportWord,
  reportDrill,
} from '@sanshen/contract/drills';
import { routeUrl } from '@sanshen/contract/route';
import type { ReportAct } from '@sanshen/domain/drills';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../app/api.ts';
import { Panel } from '../../components/Panel.tsx';
import { Time } from '../../components/time.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useTexts } from '../../text/language.ts';
import { ReasonDialog } from '../review/ReasonDialog.tsx';
import { ReportTag } from './DrillLine.tsx';
import styles from './drills.module.css';
import { drillTexts } from './texts.ts';

/** The report: due, handed in, asked about, acknowledged; and the documents of it. */
export function ReportPanel({ drill }: { readonly drill: DrillAnswer }) {
  const t = useTexts(drillTexts);
  const { report } = drill;
  if (report === null) return null;
  const params = { drill: drill.drill };
  const history = [
    ...report.submitted.map((word) => ({ ...word, what: t.submitted })),
    ...report.questions.map((word) => ({ ...word, what: t.asked })),
    ...(report.acknowledged === null ? [] : [{ ...report.acknowledged, what: t.acknowledged }]),
  ].sort((a, b) => (a.at < b.at ? -1 : 1));
  return (
    <Panel
      title={t.report}
      extra={
        <span className={styles.buttons}>
          <a href={routeUrl(readDrillReportWord, { params })} download>
            {t.word}
          </a>
          <a href={routeUrl(readDrillReportPdf, { params })} download>
            {t.pdf}
          </a>
        </span>
      }
    >
      <div className={styles.stack}>
        <div className={styles.tags}>
          <ReportTag report={report} />
          <span>
            {t.reportTo} {report.toName ?? t.nobody} · {t.reportBy} <Time at={report.dueAt} />
          </span>
        </div>
        {history.map((word) => (
          <p key={`${word.at}${word.what}`}>
            <strong>{word.what}</strong> {word.note}{' '}
            <span className={styles.soft}>
              {word.by} · <Time at={word.at} />
            </span>
          </p>
        ))}
        {drill.may.submit && <SubmitForm drill={drill.drill} />}
        {drill.may.receive && <ReceiveButtons drill={drill.drill} />}
      </div>
    </Panel>
  );
}

function useReport(drill: string) {
  const messages = useMessages();
  const command = useCommand(reportDrill);
  const send = (act: ReportAct, note: string, done: string, after: () => void) =>
    command.mutate(
      { params: { drill }, body: { act, note } },
      {
        onSuccess: () => {
          messages.done(done);
          after();
        },
        onError: messages.refused,
      },
    );
  return { busy: command.isPending, send };
}

function SubmitForm({ drill }: { readonly drill: string }) {
  const t = useTexts(drillTexts);
  const { busy, send } = useReport(drill);
  const [note, setNote] = useState('');
  return (
    <div className={styles.form}>
      <Input.TextArea
        aria-label={t.summary}
        placeholder={t.summaryHint}
        value={note}
        autoSize={{ minRows: 3, maxRows: 16 }}
        maxLength={10_000}
        onChange={({ target }) => setNote(target.value)}
      />
      <div className={styles.buttons}>
        <Button
          type="primary"
          disabled={note.trim() === ''}
          loading={busy}
          onClick={() => send('submit', note.trim(), t.submitted, () => setNote(''))}
        >
          {t.submit}
        </Button>
      </div>
    </div>
  );
}

function ReceiveButtons({ drill }: { readonly drill: string }) {
  const t = useTexts(drillTexts);
  const { busy, send } = useReport(drill);
  const [asking, setAsking] = useState(false);
  const close = () => setAsking(false);
  return (
    <div className={styles.buttons}>
      <Button type="primary" loading={busy} onClick={() => send('acknowledge', '', t.acknowledged, close)}>
        {t.acknowledge}
      </Button>
      <Button onClick={() => setAsking(true)}>{t.question}</Button>
      {asking && (
        <ReasonDialog
          title={t.question}
          hint={t.questionHint}
          busy={busy}
          onClose={close}
          onReason={(note) => send('question', note, t.asked, close)}
        />
      )}
    </div>
  );
}
