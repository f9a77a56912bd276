import { type AssessmentAnswer, reproduceAssessment } from '@sanshen/contract/assessments';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useRead } from '../../app/api.ts';
import { Facts } from '../../components/Facts.tsx';
import { Panel } from '../../components/Panel.tsx';
import { ErrorState } from '../../components/states.tsx';
import { Time } from '../../components/time.tsx';
import { useTexts } from '../../text/language.ts';
import styles from './assessments.module.css';
import { assessmentTexts } from './texts.ts';

/** What an assessment rests on; on demand it is computed again from the frozen periods and the cases. */
export function FactsPanel({ one }: { readonly one: AssessmentAnswer }) {
  const t = useTexts(assessmentTexts);
  const [asked, setAsked] = useState(false);
  const again = useRead(
    reproduceAssessment,
    { params: { assessment: one.assessment } },
    { enabled: asked, staleTime: 0 },
  );
  return (
    <Panel title={t.facts}>
      <Facts>
        <dt>{t.assessor}</dt>
        <dd>{one.assessorName}</dd>
        <dt>{t.policy}</dt>
        <dd>{one.policy}</dd>
        <dt>{t.draftedBy}</dt>
        <dd>
          {one.drafted.by} · <Time at={one.drafted.at} />
        </dd>
        {one.publishedAt !== null && (
          <>
            <dt>{t.published}</dt>
            <dd>
              <Time at={one.publishedAt} />
            </dd>
          </>
        )}
        {one.finalAt !== null && (
          <>
            <dt>{t.final}</dt>
            <dd>
              <Time at={one.finalAt} />
            </dd>
          </>
        )}
        <dt>{t.digest}</dt>
        <dd className={styles.digest}>{one.digest}</dd>
      </Facts>
      <div className={styles.buttons}>
        <Button
          loading={again.isFetching}
          onClick={() => {
            if (asked) void again.refetch();
            setAsked(true);
          }}
        >
          {t.again}
        </Button>
      </div>
      {again.error !== null && <ErrorState error={again.error} />}
      {again.data !== undefined && (
        <Alert
          className={styles.outcome ?? ''}
          type={again.data.same ? 'success' : 'warning'}
          showIcon
          role="status"
          title={
            again.data.same ? (again.data.frozen ? t.same : t.sameOpen) : t.differs(again.data.differs.length)
          }
        />
      )}
    </Panel>
  );
}
