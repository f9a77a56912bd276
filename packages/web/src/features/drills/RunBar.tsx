import { type DrillAnswer, runDrill } from '@sanshen/contract/drills';
import type { RunAct } from '@sanshen/domain/drills';
import { Link } from '@tanstack/react-router';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../app/api.ts';
import { useMessages } from '../../components/useMessages.ts';
import { useTexts } from '../../text/language.ts';
import { ReasonDialog } from '../review/ReasonDialog.tsx';
import styles from './drills.module.css';
import { drillTexts } from './texts.ts';
import { minuteText, useMinute } from './useMinute.ts';

/** The drill's clock, its counts, and for who directs it the run itself. */
export function RunBar({ drill, readAt }: { readonly drill: DrillAnswer; readonly readAt: number }) {
  const t = useTexts(drillTexts);
  const minute = useMinute(drill, readAt);
  const begun = drill.begunAt !== null;
  const coming = drill.script?.injects
    .filter(({ id }) => !drill.delivered.some(({ inject }) => inject.id === id))
    .sort((a, b) => a.minute - b.minute)[0];
  const { counts, may, status } = drill;
  if (!begun && !may.run && !may.cancel && !may.change)
    return drill.part === 'participant' && status === 'planned' ? <p>{t.notStarted}</p> : null;
  return (
    <div className={styles.bar}>
      {begun && (
        <span className={styles.clock} role="timer">
          {minuteText(minute)}
        </span>
      )}
      <span className={styles.words}>
        {status === 'running' && drill.script !== null && (
          <span className={styles.soft}>
            {coming === undefined ? t.noNext : t.nextIn(minuteText(coming.minute - minute))}
          </span>
        )}
        {counts !== null && begun && (
          <span>{t.counts(counts.asked, counts.inTime, counts.late, counts.missed)}</span>
        )}
        {status === 'planned' && may.run && <span className={styles.soft}>{t.beginHint}</span>}
        {drill.finished !== null && drill.finished.note !== '' && <span>{drill.finished.note}</span>}
      </span>
      <RunButtons drill={drill} />
    </div>
  );
}

function RunButtons({ drill }: { readonly drill: DrillAnswer }) {
  const t = useTexts(drillTexts);
  const messages = useMessages();
  const run = useCommand(runDrill);
  const [asking, setAsking] = useState<'end' | 'abort' | 'cancel' | null>(null);
  const close = () => setAsking(null);
  const act = (wanted: RunAct, note = '') =>
    run.mutate(
      { params: { drill: drill.drill }, body: { act: wanted, note } },
      { onSuccess: close, onError: messages.refused },
    );
  const { may, status } = drill;
  return (
    <div className={styles.buttons}>
      {may.change && (
        <Link to="/emergency/drills/new" search={{ organization: drill.organization, drill: drill.drill }}>
          <Button tabIndex={-1}>{t.change}</Button>
        </Link>
      )}
      {may.cancel && <Button onClick={() => setAsking('cancel')}>{t.cancelDrill}</Button>}
      {may.run && status === 'planned' && (
        <Button type="primary" loading={run.isPending} onClick={() => act('begin')}>
          {t.begin}
        </Button>
      )}
      {may.run && status === 'running' && (
        <Button loading={run.isPending} onClick={() => act('pause')}>
          {t.pause}
        </Button>
      )}
      {may.run && status === 'paused' && (
        <Button type="primary" loading={run.isPending} onClick={() => act('resume')}>
          {t.resume}
        </Button>
      )}
      {may.run && (status === 'running' || status === 'paused') && (
        <>
          <Button danger onClick={() => setAsking('abort')}>
            {t.abort}
          </Button>
          <Button onClick={() => setAsking('end')}>{t.end}</Button>
        </>
      )}
      {asking === 'end' && (
        <Modal
          open
          title={t.end}
          okText={t.end}
          cancelText={t.cancel}
          confirmLoading={run.isPending}
          onOk={() => act('end')}
          onCancel={close}
        >
          <p>{t.endHint}</p>
        </Modal>
      )}
      {(asking === 'abort' || asking === 'cancel') && (
        <ReasonDialog
          danger
          title={asking === 'abort' ? t.abort : t.cancelDrill}
          hint={asking === 'abort' ? t.abortHint : t.cancelHint}
          busy={run.isPending}
          onClose={close}
          onReason={(reason) => act(asking, reason)}
        />
      )}
    </div>
  );
}
