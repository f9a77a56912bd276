import { beginPractice, practiceKindTexts, readPractice, sharePractice } from '@sanshen/contract/practice';
import type { RouteAnswer } from '@sanshen/contract/route';
import { type PracticeKind, practiceKinds } from '@sanshen/domain/practice';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, InputNumber, Select, Switch } from 'antd';
import { useState } from 'react';
import { useCommand, useRead } from '../../app/api.ts';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Panel } from '../../components/Panel.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { Time } from '../../components/time.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useLocalized, useTexts } from '../../text/language.ts';
import { TrainingTabs } from '../training/TrainingTabs.tsx';
import { CatchesPanel } from './CatchesPanel.tsx';
import { KindBars } from './KindBars.tsx';
import styles from './practice.module.css';
import { practiceTexts } from './texts.ts';
import { UnitPractice } from './UnitPractice.tsx';

type Mine = RouteAnswer<typeof readPractice>;

/** 纠错练习: begin one, my results, what I found and passed in real work; for who leads, the unit in sums. */
export function PracticePage() {
  const t = useTexts(practiceTexts);
  const { data, error, refetch } = useRead(readPractice, {});
  return (
    <div className={styles.page}>
      <PageHeader title={t.title} lead={t.lead} />
      <TrainingTabs current="practice" />
      {error !== null && <ErrorState error={error} retry={() => void refetch()} />}
      {error === null && data === undefined && <LoadingState />}
      {data !== undefined && (
        <>
          <Begin mine={data} />
          <Results mine={data} />
          <CatchesPanel />
          <Sharing mine={data} />
          <UnitPractice />
        </>
      )}
    </div>
  );
}

function Begin({ mine }: { readonly mine: Mine }) {
  const t = useTexts(practiceTexts);
  const say = useLocalized();
  const messages = useMessages();
  const navigate = useNavigate();
  const begin = useCommand(beginPractice);
  const [kinds, setKinds] = useState<PracticeKind[]>([]);
  const [errors, setErrors] = useState(6);
  const open = (session: string) => void navigate({ to: '/training/practice/$session', params: { session } });
  const start = () =>
    begin.mutate(
      { body: { kinds, errors } },
      { onSuccess: ({ session }) => open(session), onError: messages.refused },
    );
  const { open: waiting } = mine;
  if (waiting !== null) {
    return (
      <Panel title={t.doOne}>
        <Button type="primary" onClick={() => open(waiting)}>
          {t.goOn}
        </Button>
      </Panel>
    );
  }
  const weak = mine.next.slice(0, 3).map((kind) => say(practiceKindTexts[kind]));
  return (
    <Panel title={t.doOne}>
      <div className={styles.form}>
        <div className={styles.field}>
          <label htmlFor="practice-kinds">{t.kinds}</label>
          <Select
            id="practice-kinds"
            mode="multiple"
            allowClear
            placeholder={t.kindsHint}
            value={kinds}
            onChange={setKinds}
            options={practiceKinds.map((value) => ({ value, label: say(practiceKindTexts[value]) }))}
          />
        </div>
        <div className={`${styles.field} ${styles.narrow}`}>
          <label htmlFor="practice-errors">{t.errors}</label>
          <InputNumber
            id="practice-errors"
            min={3}
            max={12}
            value={errors}
            onChange={(next) => setErrors(next ?? 6)}
            style={{ width: '100%' }}
          />
        </div>
        <Button type="primary" loading={begin.isPending} onClick={start}>
          {t.begin}
        </Button>
      </div>
      {mine.sessions.length > 0 && <p className={styles.soft}>{t.weakest(weak.join('、'))}</p>}
    </Panel>
  );
}

function Results({ mine }: { readonly mine: Mine }) {
  const t = useTexts(practiceTexts);
  return (
    <Panel title={t.myResults}>
      {mine.sessions.length === 0 ? (
        <EmptyState title={t.noResults} hint={t.noResultsHint} />
      ) : (
        <div className={styles.columns}>
          <div>
            <h3 className={styles.sub}>{t.byKind}</h3>
            <KindBars scores={mine.byKind} />
          </div>
          <div>
            <h3 className={styles.sub}>{t.sessions}</h3>
            <ul className={styles.list}>
              {mine.sessions.slice(0, 12).map((one) => (
                <li key={one.session} className={styles.row}>
                  <span className={styles.words}>
                    <Link to="/training/practice/$session" params={{ session: one.session }}>
                      {one.title}
                    </Link>
                    <span className={styles.soft}>
                      <Time at={one.handedInAt} /> ·{' '}
                      {t.scoreLine(
                        one.found,
                        one.planted,
                        one.falseAlarms,
                        t.minutes(Math.floor(one.seconds / 60), one.seconds % 60),
                      )}
                    </span>
                  </span>
                </li>
              ))}
            </ul>
          </div>
        </div>
      )}
    </Panel>
  );
}

function Sharing({ mine }: { readonly mine: Mine }) {
  const t = useTexts(practiceTexts);
  const messages = useMessages();
  const share = useCommand(sharePractice);
  const { allowed, since, keepDays } = mine.sharing;
  const set = (shared: boolean) =>
    share.mutate(
      { body: { shared } },
      { onSuccess: () => messages.done(shared ? t.sharingOn : t.sharingEnded), onError: messages.refused },
    );
  return (
    <Panel title={t.sharing}>
      <div className={styles.switch}>
        {allowed && (
          <Switch aria-label={t.sharing} checked={since !== null} loading={share.isPending} onChange={set} />
        )}
        <span className={styles.soft}>{allowed ? t.sharingHint(keepDays) : t.sharingOff(keepDays)}</span>
      </div>
    </Panel>
  );
}
