import { applyImport } from '@sanshen/contract/organization-import';
import { Alert, Button, Segmented } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../../app/api.ts';
import { Panel } from '../../../components/Panel.tsx';
import { useLocalized, useTexts } from '../../../text/language.ts';
import { FormDialog } from '../dialogs/FormDialog.tsx';
import { type Import, type UnitDetail, useGo } from '../use-unit.ts';
import { ImportCounts } from './ImportCounts.tsx';
import { ImportRows, type Only } from './ImportRows.tsx';
import styles from './ImportView.module.css';
import { importTexts } from './import-texts.ts';

/** What an import would do, row by row; it can be carried out when no row has an error. */
export function ImportPlan({ unit, plan }: { readonly unit: UnitDetail; readonly plan: Import }) {
  const t = useTexts(importTexts);
  const say = useLocalized();
  const go = useGo();
  const apply = useCommand(applyImport);
  const wrong = plan.errorRows > 0;
  const [only, setOnly] = useState<Only>(wrong ? 'errors' : 'all');
  const [asking, setAsking] = useState(false);
  const { foundOrganization = 0, registerPerson = 0, appoint = 0, addQualification = 0 } = plan.counts;
  const changes = foundOrganization + registerPerson + appoint + addQualification;
  const discard = () => go({ organization: unit.id, tab: 'import' });
  return (
    <div className={styles.steps}>
      <Panel title={t.plan}>
        <div className={styles.block}>
          <p>
            {plan.fileName} · {t.rows(plan.rows)}
          </p>
          <ImportCounts plan={plan} />
          {wrong ? (
            <Alert type="error" showIcon title={t.errorRows(plan.errorRows)} />
          ) : (
            changes === 0 && <Alert type="info" showIcon title={t.nothing} />
          )}
          <div className={styles.bar}>
            {!wrong && changes > 0 && (
              <Button type="primary" onClick={() => setAsking(true)}>
                {t.apply}
              </Button>
            )}
            <Button onClick={discard}>{wrong || changes === 0 ? t.again : t.discard}</Button>
          </div>
        </div>
      </Panel>
      <Panel
        flush
        title={t.lines}
        extra={
          <Segmented<Only>
            aria-label={t.show}
            value={only}
            options={[
              { value: 'all', label: t.all },
              { value: 'errors', label: t.errors },
              { value: 'changes', label: t.changes },
            ]}
            onChange={setOnly}
          />
        }
      >
        <ImportRows unit={unit.id} plan={plan.import} only={only} />
      </Panel>
      {asking && (
        <FormDialog
          title={t.applyTitle}
          ok={t.apply}
          lead={
            <>
              <p>{say(plan.line)}</p>
              <p>{t.applyLead}</p>
            </>
          }
          act={() =>
            apply.mutateAsync({
              params: { organization: unit.id, import: plan.import },
              body: { digest: plan.digest },
            })
          }
          done={null}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}
