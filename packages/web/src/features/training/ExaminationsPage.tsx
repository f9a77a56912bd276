import { listExaminations } from '@sanshen/contract/training-examinations';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useRead } from '../../app/api.ts';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Panel } from '../../components/Panel.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { Tag } from '../../components/Tag.tsx';
import { Time } from '../../components/time.tsx';
import { UnitPicker } from '../../components/UnitPicker.tsx';
import { useLocalized, useTexts } from '../../text/language.ts';
import { ExaminationDialog } from './ExaminationDialog.tsx';
import { ExaminationDrawer } from './ExaminationDrawer.tsx';
import { setTexts } from './set-texts.ts';
import { TrainingTabs } from './TrainingTabs.tsx';
import { trainingTexts } from './texts.ts';
import styles from './training.module.css';
import { useUnit } from './useUnit.ts';

/** 考试管理: what a unit has set, how it went, and setting another. */
export function ExaminationsPage() {
  const t = useTexts(trainingTexts);
  const search = useSearch({ from: '/inside/training/examinations' });
  const organization = useUnit(search.organization, 'run');
  return (
    <div className={styles.page}>
      {organization === undefined ? (
        <>
          <PageHeader title={t.examinations} />
          <EmptyState title={t.noUnit} hint={t.noUnitHint} />
        </>
      ) : (
        <Examinations key={organization} organization={organization} />
      )}
    </div>
  );
}

const tones = { open: 'accent', planned: 'plain', over: 'plain', cancelled: 'plain' } as const;

function Examinations({ organization }: { readonly organization: string }) {
  const tabs = useTexts(trainingTexts);
  const t = useTexts(setTexts);
  const say = useLocalized();
  const navigate = useNavigate();
  const { data, error, refetch } = useRead(listExaminations, { params: { organization } });
  const [setting, setSetting] = useState(false);
  const [shown, setShown] = useState<string | null>(null);
  const qualification = (id: string) =>
    data?.qualifications.filter((one) => one.id === id).map(({ name }) => ` · ${say(name)}`) ?? '';
  return (
    <>
      <PageHeader
        title={tabs.examinations}
        lead={t.lead}
        actions={
          <>
            <UnitPicker
              value={organization}
              relations={['own', 'above']}
              onChange={(next) =>
                void navigate({ to: '/training/examinations', search: { organization: next } })
              }
            />
            {data?.may.run === true && (
              <Button type="primary" onClick={() => setSetting(true)}>
                {t.add}
              </Button>
            )}
          </>
        }
      />
      <TrainingTabs current="examinations" />
      {error !== null && <ErrorState error={error} retry={() => void refetch()} />}
      {error === null && data === undefined && <LoadingState />}
      {data !== undefined && (
        <Panel>
          {data.items.length === 0 && <EmptyState title={t.empty} hint={t.emptyHint} />}
          <ul className={styles.list}>
            {data.items.map((one) => (
              <li key={one.examination} className={styles.row}>
                <span className={styles.words}>
                  <span className={styles.name}>{one.title}</span>
                  <span className={styles.soft}>
                    <Time at={one.opensAt} /> – <Time at={one.closesAt} />
                    {one.qualification !== null && qualification(one.qualification)}
                  </span>
                  <span className={styles.soft}>{t.figures(one.sittings, one.passed, one.marking)}</span>
                </span>
                <Tag tone={tones[one.state]}>{t[one.state]}</Tag>
                <Button onClick={() => setShown(one.examination)}>{t.details}</Button>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {setting && data !== undefined && (
        <ExaminationDialog organization={organization} known={data} onClose={() => setSetting(false)} />
      )}
      {shown !== null && <ExaminationDrawer examination={shown} onClose={() => setShown(null)} />}
    </>
  );
}
