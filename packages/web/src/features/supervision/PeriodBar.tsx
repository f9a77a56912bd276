import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { exportBoard } from '@sanshen/contract/supervision';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { client } from '../../app/api.ts';
import { saveFile } from '../../components/save-file.ts';
import { useMessages } from '../../components/useMessages.ts';
import { useLanguage, useTexts } from '../../text/language.ts';
import { periodName } from './format.ts';
import { firstMonth, type Go, kindOf, periodAround, periodKinds, stepPeriod } from './search.ts';
import styles from './supervision.module.css';
import { supervisionTexts } from './texts.ts';

/** Which month, quarter or year is shown, and the board as a file. */
export function PeriodBar({
  organization,
  period,
  go,
}: {
  readonly organization: string;
  readonly period: string;
  readonly go: Go;
}) {
  const t = useTexts(supervisionTexts);
  const language = useLanguage();
  const messages = useMessages();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      const bytes = await client.download(exportBoard, { query: { organization, period, language } });
      saveFile(bytes, exportBoard.responseMedia, `${t.fileName} ${period}.xlsx`);
    } catch (error) {
      messages.refused(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className={styles.bar}>
      <Segmented
        aria-label={t.period}
        value={kindOf(period)}
        onChange={(kind) => go({ period: periodAround(kind, firstMonth(period)) })}
        options={periodKinds.map((value) => ({ value, label: t[value] }))}
      />
      <div className={styles.walk}>
        <Button
          icon={<LeftOutlined />}
          aria-label={t.earlier}
          onClick={() => go({ period: stepPeriod(period, -1) })}
        />
        <strong className={styles.span}>{periodName(period, t)}</strong>
        <Button
          icon={<RightOutlined />}
          aria-label={t.later}
          onClick={() => go({ period: stepPeriod(period, 1) })}
        />
      </div>
      <Button className={styles.export ?? ''} loading={busy} onClick={() => void save()}>
        {t.export}
      </Button>
    </div>
  );
}
