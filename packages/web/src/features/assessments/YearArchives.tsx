import { InboxOutlined } from '@ant-design/icons';
import {
  cancelYearArchive,
  listYearArchives,
  makeYearArchive,
  readYearArchive,
} from '@sanshen/contract/archive-years';
import { type RouteAnswer, routeUrl } from '@sanshen/contract/route';
import { dayOf } from '@sanshen/domain/calendar';
import { Button, Drawer, Progress, Select } from 'antd';
import { useState } from 'react';
import { useCommand, useRead } from '../../app/api.ts';
import { LineWords } from '../../components/ListLine.tsx';
import { Tag } from '../../components/Tag.tsx';
import { Time } from '../../components/time.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useTexts } from '../../text/language.ts';
import styles from './assessments.module.css';
import { assessmentTexts } from './texts.ts';

type YearArchive = RouteAnswer<typeof listYearArchives>['items'][number];

const isBeingMade = ({ status }: YearArchive) => status === 'waiting' || status === 'running';

/** 年度归档 of a unit, behind a button that only those have who may make them. */
export function YearArchives({ organization }: { readonly organization: string }) {
  const t = useTexts(assessmentTexts);
  const [open, setOpen] = useState(false);
  const { data } = useRead(
    listYearArchives,
    { params: { organization } },
    {
      retry: false,
      refetchInterval: ({ state }) => (open && state.data?.items.some(isBeingMade) ? 2_000 : false),
    },
  );
  if (data === undefined) return null;
  return (
    <>
      <Button icon={<InboxOutlined />} onClick={() => setOpen(true)}>
        {t.years}
      </Button>
      <Drawer open={open} title={t.years} size="min(520px, 100vw)" onClose={() => setOpen(false)}>
        <p className={styles.soft}>{t.yearsLead}</p>
        <MakeForm organization={organization} busy={data.items.some(isBeingMade)} />
        {data.items.length === 0 && <p className={styles.soft}>{t.noYears}</p>}
        <ul className={styles.list}>
          {data.items.map((item) => (
            <ArchiveLine key={item.archive} item={item} />
          ))}
        </ul>
      </Drawer>
    </>
  );
}

function MakeForm({ organization, busy }: { readonly organization: string; readonly busy: boolean }) {
  const t = useTexts(assessmentTexts);
  const messages = useMessages();
  const now = Number(dayOf(new Date().toISOString() as never).slice(0, 4));
  const [year, setYear] = useState(now);
  const command = useCommand(makeYearArchive);
  const make = () =>
    command
      .mutateAsync({ params: { organization }, body: { year } })
      .catch((error: unknown) => messages.refused(error));
  return (
    <div className={styles.makeForm}>
      <Select
        aria-label={t.year}
        value={year}
        onChange={setYear}
        options={[0, 1, 2, 3, 4].map((back) => ({ value: now - back, label: t.yearName(now - back) }))}
      />
      <Button type="primary" loading={command.isPending} disabled={busy} onClick={() => void make()}>
        {t.make}
      </Button>
    </div>
  );
}

function ArchiveLine({ item }: { readonly item: YearArchive }) {
  const t = useTexts(assessmentTexts);
  const messages = useMessages();
  const cancel = useCommand(cancelYearArchive);
  const { archive, year, status, done, total, size } = item;
  const stop = () =>
    cancel.mutateAsync({ params: { archive }, body: {} }).catch((error: unknown) => messages.refused(error));
  return (
    <li className={styles.item}>
      <div className={styles.itemHead}>
        <LineWords
          name={t.yearName(year)}
          below={
            <>
              {item.askedBy} · <Time at={item.askedAt} />
              {size !== null && ` · ${(size / 1_048_576).toFixed(1)} MB`}
            </>
          }
        />
        {status === 'done' && (
          <Button
            href={routeUrl(readYearArchive, { params: { archive } })}
            download={`sanshen-${year}.tar`}
            aria-label={t.downloadOf(year)}
          >
            {t.download}
          </Button>
        )}
        {isBeingMade(item) && (
          <Button danger loading={cancel.isPending} aria-label={t.stopOf(year)} onClick={() => void stop()}>
            {t.stop}
          </Button>
        )}
        {status === 'failed' && <Tag tone="cinnabar">{t.failed}</Tag>}
        {status === 'cancelled' && <Tag>{t.cancelled}</Tag>}
      </div>
      {isBeingMade(item) && (
        <Progress
          percent={total === 0 ? 0 : Math.round((done / total) * 100)}
          aria-label={t.making(done, total)}
          format={() => (status === 'waiting' ? t.waiting : `${done}/${total}`)}
        />
      )}
      {status === 'done' && item.digest !== null && <p className={styles.digest}>{item.digest}</p>}
    </li>
  );
}
