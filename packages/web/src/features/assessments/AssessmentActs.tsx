import { type AssessmentAnswer, finaliseAssessment, publishAssessment } from '@sanshen/contract/assessments';
import { Button } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../app/api.ts';
import { Panel } from '../../components/Panel.tsx';
import { Time } from '../../components/time.tsx';
import { useTexts } from '../../text/language.ts';
import { FormDialog } from '../organization/dialogs/FormDialog.tsx';
import styles from './assessments.module.css';
import { assessmentTexts } from './texts.ts';

/** What who assesses may do with the assessment as a whole, and until when the unit may appeal. */
export function AssessmentActs({ one }: { readonly one: AssessmentAnswer }) {
  const t = useTexts(assessmentTexts);
  const [act, setAct] = useState<'publish' | 'finalise' | null>(null);
  const publish = useCommand(publishAssessment);
  const finalise = useCommand(finaliseAssessment);
  if (one.status === 'final' || !(one.mayPublish || one.mayFinalise || one.status === 'published')) {
    return null;
  }
  const call = { params: { assessment: one.assessment }, body: {} };
  return (
    <Panel title={t.whatNow}>
      {one.appealUntil !== null && (
        <p>
          {t.appealUntil} <Time at={one.appealUntil} />
          {one.openAppeals > 0 && ` · ${t.openAppeals(one.openAppeals)}`}
        </p>
      )}
      {(one.mayPublish || one.mayFinalise) && (
        <div className={styles.buttons}>
          {one.mayPublish && (
            <Button type="primary" onClick={() => setAct('publish')}>
              {t.publish}
            </Button>
          )}
          {one.mayFinalise && (
            <Button type="primary" onClick={() => setAct('finalise')}>
              {t.finalise}
            </Button>
          )}
        </div>
      )}
      {act === 'publish' && (
        <FormDialog
          title={t.publish}
          lead={t.publishLead}
          act={() => publish.mutateAsync(call)}
          onClose={() => setAct(null)}
        />
      )}
      {act === 'finalise' && (
        <FormDialog
          title={t.finalise}
          lead={t.finaliseLead}
          act={() => finalise.mutateAsync(call)}
          onClose={() => setAct(null)}
        />
      )}
    </Panel>
  );
}
