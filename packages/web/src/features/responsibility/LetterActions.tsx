import { type readLetter, returnLetter, signLetter, withdrawLetter } from '@sanshen/contract/responsibility';
import type { RouteAnswer } from '@sanshen/contract/route';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../app/api.ts';
import { useMessages } from '../../components/useMessages.ts';
import { useTexts } from '../../text/language.ts';
import { ReasonDialog } from '../review/ReasonDialog.tsx';
import { responsibilityTexts } from './texts.ts';

type Letter = RouteAnswer<typeof readLetter>;

/** Signing, sending back, taking back; nothing for who may do nothing. */
export function LetterActions({ letter }: { readonly letter: Letter }) {
  const t = useTexts(responsibilityTexts);
  const messages = useMessages();
  const [asking, setAsking] = useState<'sign' | 'return' | 'withdraw' | null>(null);
  const sign = useCommand(signLetter);
  const sendBack = useCommand(returnLetter);
  const withdraw = useCommand(withdrawLetter);
  const params = { letter: letter.id };
  const { digest } = letter;
  const close = () => setAsking(null);
  const after = (text: string) => ({
    onSuccess: () => {
      messages.done(text);
      close();
    },
    onError: messages.refused,
  });
  return (
    <>
      {letter.mayWithdraw && (
        <Button danger onClick={() => setAsking('withdraw')}>
          {t.withdraw}
        </Button>
      )}
      {letter.maySign && (
        <>
          <Button onClick={() => setAsking('return')}>{t.sendBack}</Button>
          <Button type="primary" onClick={() => setAsking('sign')}>
            {t.sign}
          </Button>
        </>
      )}
      <Modal
        open={asking === 'sign'}
        title={t.signTitle}
        okText={t.sign}
        cancelText={t.cancel}
        confirmLoading={sign.isPending}
        onOk={() => sign.mutate({ params, body: { digest } }, after(t.signed))}
        onCancel={close}
      >
        <p>{t.signHint}</p>
      </Modal>
      {asking === 'return' && (
        <ReasonDialog
          title={t.sendBack}
          hint={t.sendBackHint}
          busy={sendBack.isPending}
          onClose={close}
          onReason={(reason) => sendBack.mutate({ params, body: { digest, reason } }, after(t.sentBack))}
        />
      )}
      {asking === 'withdraw' && (
        <ReasonDialog
          danger
          title={t.withdraw}
          hint={t.withdrawHint}
          busy={withdraw.isPending}
          onClose={close}
          onReason={(reason) => withdraw.mutate({ params, body: { reason } }, after(t.withdrawnDone))}
        />
      )}
    </>
  );
}
