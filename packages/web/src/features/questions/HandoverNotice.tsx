import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTexts } from '../../text/language.ts';
import { ReasonDialog } from '../review/ReasonDialog.tsx';
import styles from './Questions.module.css';
import { questionTexts } from './texts.ts';
import { type Shown, useStep } from './use-step.ts';

/** A handover that waits: the other office says yes or no, the first can take it back. */
export function HandoverNotice({ shown }: { readonly shown: Shown }) {
  const t = useTexts(questionTexts);
  const step = useStep(shown);
  const [declining, setDeclining] = useState(false);
  const { handoverState: handover, may } = shown;
  if (handover === null) return null;
  return (
    <>
      <Alert
        type="warning"
        showIcon
        title={t.handedTo(handover.to.name)}
        description={handover.reason}
        action={
          <span className={styles.meta}>
            {may.includes('answerHandover') && (
              <>
                <Button
                  type="primary"
                  loading={step.busy}
                  onClick={() => step.take({ step: 'acceptHandover' })}
                >
                  {t.accept}
                </Button>
                <Button onClick={() => setDeclining(true)}>{t.decline}</Button>
              </>
            )}
            {may.includes('withdrawHandover') && (
              <Button loading={step.busy} onClick={() => step.take({ step: 'withdrawHandover' })}>
                {t.takeBack}
              </Button>
            )}
          </span>
        }
      />
      {declining && (
        <ReasonDialog
          title={t.decline}
          hint={t.declineHint}
          busy={step.busy}
          onClose={() => setDeclining(false)}
          onReason={(reason) => step.take({ step: 'declineHandover', reason }, () => setDeclining(false))}
        />
      )}
    </>
  );
}
