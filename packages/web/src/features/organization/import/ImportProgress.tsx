import { CheckCircleOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Alert, Progress } from 'antd';
import { useEffect } from 'react';
import { queryClient } from '../../../app/api.ts';
import { Panel } from '../../../components/Panel.tsx';
import { useLocalized, useTexts } from '../../../text/language.ts';
import type { Import, UnitDetail } from '../use-unit.ts';
import { ImportCounts } from './ImportCounts.tsx';
import styles from './ImportView.module.css';
import { importTexts } from './import-texts.ts';

/** How far an import is, and what came of it. */
export function ImportProgress({ unit, plan }: { readonly unit: UnitDetail; readonly plan: Import }) {
  const t = useTexts(importTexts);
  const say = useLocalized();
  const { state, progress, problem } = plan;
  useEffect(() => {
    // New units and people are everywhere now.
    if (state === 'applied') void queryClient.invalidateQueries();
  }, [state]);
  if (state === 'applying') {
    return (
      <Panel title={t.applying}>
        <div role="status">
          <Progress
            percent={progress.total === 0 ? 0 : Math.floor((progress.done / progress.total) * 100)}
            aria-label={t.applying}
            status="active"
          />
          <p>
            {t.progress(progress.done, progress.total)} <span className={styles.soft}>{t.applyingLead}</span>
          </p>
        </div>
      </Panel>
    );
  }
  const links = (
    <div className={styles.bar}>
      <Link to="/organization" search={{ organization: unit.id }}>
        {t.toUnit}
      </Link>
      <Link to="/organization" search={{ organization: unit.id, tab: 'import' }}>
        {t.another}
      </Link>
    </div>
  );
  if (state === 'failed') {
    const where = problem?.row === null || problem === null ? '' : `${t.rowOf(problem.row)}：`;
    return (
      <Panel>
        <div className={styles.block}>
          <Alert
            type="error"
            showIcon
            role="alert"
            title={t.failed}
            description={problem === null ? undefined : `${where}${say(problem)}`}
          />
          {links}
        </div>
      </Panel>
    );
  }
  return (
    <Panel
      title={
        <>
          <CheckCircleOutlined className={styles.good} aria-hidden /> {t.applied}
        </>
      }
    >
      <div className={styles.block} role="status">
        <p>{say(plan.line)}</p>
        <ImportCounts plan={plan} />
        {links}
      </div>
    </Panel>
  );
}
