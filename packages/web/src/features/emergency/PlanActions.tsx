import { decidePlan, revokePlan, withdrawPlan } from '@sanshen/contract/emergency-plans';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../app/api.ts';
import { useMessages } from '../../components/useMessages.ts';
import { useTexts } from '../../text/language.ts';
import { ReasonDialog } from '../review/ReasonDialog.tsx';
import { planEditorTexts } from './editor-texts.ts';
import styles from './emergency.module.css';
import type { ShownPlan } from './PlanView.tsx';
import { planTexts } from './plan-texts.ts';

/** Approve exactly what is shown, or return it. */
export function DecideActions({ plan: { plan, digest } }: { readonly plan: ShownPlan }) {
  const t = useTexts(planTexts);
  const editor = useTexts(planEditorTexts);
  const messages = useMessages();
  const decide = useCommand(decidePlan);
  const [asking, setAsking] = useState<'approve' | 'return' | null>(null);
  const done = (text: string) => ({
    onSuccess: () => {
      messages.done(text);
      setAsking(null);
    },
    onError: messages.refused,
  });
  return (
    <div className={styles.actions}>
      <Button type="primary" onClick={() => setAsking('approve')}>
        {t.approve}
      </Button>
      <Button onClick={() => setAsking('return')}>{t.giveBack}</Button>
      <Modal
        open={asking === 'approve'}
        title={t.approve}
        okText={t.approve}
        cancelText={editor.cancel}
        confirmLoading={decide.isPending}
        onCancel={() => setAsking(null)}
        onOk={() =>
          decide.mutate({ params: { plan }, body: { verdict: 'approve', digest } }, done(t.approved))
        }
      >
        <p>{t.approveHint}</p>
      </Modal>
      {asking === 'return' && (
        <ReasonDialog
          title={t.giveBack}
          hint={t.giveBackHint}
          busy={decide.isPending}
          onClose={() => setAsking(null)}
          onReason={(reason) =>
            decide.mutate({ params: { plan }, body: { verdict: 'return', reason } }, done(t.returned))
          }
        />
      )}
    </div>
  );
}

/** The unit takes back what it submitted. */
export function WithdrawAction({ plan }: { readonly plan: string }) {
  const t = useTexts(planTexts);
  const messages = useMessages();
  const withdraw = useCommand(withdrawPlan);
  return (
    <div className={styles.actions}>
      <Button
        loading={withdraw.isPending}
        onClick={() =>
          withdraw.mutate(
            { params: { plan } },
            { onSuccess: () => messages.done(t.withdrawn), onError: messages.refused },
          )
        }
      >
        {t.withdraw}
      </Button>
    </div>
  );
}

/** Puts the plan out of force, with a reason. */
export function RevokeAction({ plan }: { readonly plan: string }) {
  const t = useTexts(planTexts);
  const messages = useMessages();
  const revoke = useCommand(revokePlan);
  const [asking, setAsking] = useState(false);
  return (
    <div className={styles.actions}>
      <Button danger onClick={() => setAsking(true)}>
        {t.revoke}
      </Button>
      {asking && (
        <ReasonDialog
          danger
          title={t.revoke}
          hint={t.revokeHint}
          busy={revoke.isPending}
          onClose={() => setAsking(false)}
          onReason={(reason) =>
            revoke.mutate(
              { params: { plan }, body: { reason } },
              {
                onSuccess: () => {
                  messages.done(t.revokedDone);
                  setAsking(false);
                },
                onError: messages.refused,
              },
            )
          }
        />
      )}
    </div>
  );
}
