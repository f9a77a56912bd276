import { DownOutlined, RightOutlined } from '@ant-design/icons';
import { campaignFigures } from '@sanshen/contract/campaigns';
import type { RouteAnswer } from '@sanshen/contract/route';
import { daysAfter } from '@sanshen/domain/calendar';
import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useRead } from '../../app/api.ts';
import { Panel } from '../../components/Panel.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { Tag } from '../../components/Tag.tsx';
import { Time, todayInChina } from '../../components/time.tsx';
import { useTexts } from '../../text/language.ts';
import styles from './campaigns.module.css';
import { campaignTexts, statusTones } from './texts.ts';

type Figures = RouteAnswer<typeof campaignFigures>;
type Counts = Figures['total'];

/** How units answered what was due in some days, each opening to the campaigns behind its number. */
export function FiguresView({ organization }: { readonly organization: string }) {
  const t = useTexts(campaignTexts);
  const today = todayInChina();
  const [from, setFrom] = useState(daysAfter(today, -90));
  const [to, setTo] = useState(daysAfter(today, 90));
  const { data, error, refetch } = useRead(campaignFigures, {
    params: { organization },
    query: { from, to },
  });
  return (
    <>
      <div className={styles.row}>
        <label>
          {t.dueFrom}
          <Input
            type="date"
            value={from}
            onChange={({ target }) => target.value !== '' && setFrom(target.value)}
          />
        </label>
        <label>
          {t.dueTo}
          <Input
            type="date"
            value={to}
            onChange={({ target }) => target.value !== '' && setTo(target.value)}
          />
        </label>
      </div>
      <Panel flush>
        {error !== null && <ErrorState error={error} retry={() => void refetch()} />}
        {error === null && data === undefined && <LoadingState />}
        {data !== undefined && data.units.length === 0 && <EmptyState title={t.noneFigures} />}
        {data !== undefined && data.units.length > 0 && (
          <>
            <div className={`${styles.figure} ${styles.figureHead} ${styles.soft}`} aria-hidden>
              <span>{t.unit}</span>
              <span>{t.rate}</span>
              <span>{t.completed}</span>
              <span>{t.inTime}</span>
              <span>{t.waiting}</span>
              <span>{t.declined}</span>
              <span>{t.overdue}</span>
            </div>
            <div className={styles.figure}>
              <strong>{t.total}</strong>
              <Cells counts={data.total} />
            </div>
            {data.units.map((unit) => (
              <UnitFigures key={unit.unit} unit={unit} />
            ))}
          </>
        )}
      </Panel>
      <p className={styles.soft}>{t.declineRule}</p>
    </>
  );
}

function UnitFigures({ unit }: { readonly unit: Figures['units'][number] }) {
  const t = useTexts(campaignTexts);
  const [open, setOpen] = useState(false);
  return (
    <>
      <div className={styles.figure}>
        <span>
          <Button
            type="text"
            size="small"
            icon={open ? <DownOutlined /> : <RightOutlined />}
            aria-expanded={open}
            aria-label={t.show(unit.unitName)}
            onClick={() => setOpen(!open)}
          />
          {unit.unitName}
        </span>
        <Cells counts={unit.counts} />
      </div>
      {open && (
        <ul className={`${styles.files} ${styles.behind}`}>
          {unit.campaigns.map(({ campaign, title, status, deadline, overdue }) => (
            <li key={campaign}>
              <Link to="/campaigns/$campaign" params={{ campaign }}>
                {title}
              </Link>
              <Tag tone={statusTones[status]}>{t[status]}</Tag>
              {overdue && <Tag tone="cinnabar">{t.overdue}</Tag>}
              <span className={styles.soft}>
                {t.deadline} <Time at={deadline} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Cells({ counts }: { readonly counts: Counts }) {
  const t = useTexts(campaignTexts);
  const percent = Math.round((counts.completionRate ?? 0) * 100);
  const cells = [
    [t.completed, `${counts.completed}/${counts.handedDown}`],
    [t.inTime, String(counts.inTime)],
    [t.waiting, String(counts.waiting)],
    [t.declined, String(counts.declined)],
  ] as const;
  return (
    <>
      <span className={styles.bar}>
        <span className={styles.track} aria-hidden>
          <span className={styles.fill} style={{ width: `${percent}%` }} />
        </span>
        <span className="visually-hidden">{t.rate}</span>
        {percent}%
      </span>
      {cells.map(([label, text]) => (
        <span key={label}>
          <span className={styles.label}>{label}</span>
          {text}
        </span>
      ))}
      <span className={counts.overdue > 0 ? styles.late : ''}>
        <span className={styles.label}>{t.overdue}</span>
        {counts.overdue}
      </span>
    </>
  );
}
