import { stepCheckout } from '@sanshen/contract/channels-credentials';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../../app/api.ts';
import { Tag } from '../../../components/Tag.tsx';
import { Time } from '../../../components/time.tsx';
import { useMessages } from '../../../components/useMessages.ts';
import { useTexts } from '../../../text/language.ts';
import { FormDialog } from '../../organization/dialogs/FormDialog.tsx';
import styles from '../ChannelsPage.module.css';
import { ChannelLink } from '../RegisterView.tsx';
import { channelTexts } from '../texts.ts';
import { checkoutTones, useRegisterWords } from '../words.ts';
import type { Checkout } from './checkout.ts';
import { RevealDialog } from './RevealDialog.tsx';

/** One check-out: who wants what, for what and where, how far it is, and what one may do about it. */
export function CheckoutItem({
  checkout,
  withChannel = false,
}: {
  readonly checkout: Checkout;
  readonly withChannel?: boolean;
}) {
  const t = useTexts(channelTexts);
  const words = useRegisterWords();
  const messages = useMessages();
  const step = useCommand(stepCheckout);
  const [open, setOpen] = useState<'show' | 'refuse' | null>(null);
  const params = { checkout: checkout.id };
  const take = (kind: 'approve' | 'return') =>
    step.mutate(
      { params, body: { kind } },
      { onError: messages.refused, onSuccess: () => kind === 'return' && messages.done(t.returned) },
    );
  return (
    <div className={styles.two}>
      <div>
        <strong>{checkout.label}</strong>{' '}
        <Tag tone={checkoutTones[checkout.status]}>{words('checkouts', checkout.status)}</Tag>
        <div>
          {checkout.requesterName}：{checkout.purpose}
        </div>
        <div className={styles.soft}>
          {withChannel && (
            <>
              <ChannelLink id={checkout.channel}>{checkout.channelName}</ChannelLink> ·{' '}
            </>
          )}
          {checkout.deviceName} · {t.approvalsOf(checkout.approvals.length, checkout.needed)}
          {checkout.expiresAt !== null && (
            <>
              {' '}
              · {t.until} <Time at={checkout.expiresAt} />
            </>
          )}
          {checkout.reason !== '' && ` · ${checkout.reason}`}
        </div>
      </div>
      <div className={styles.right}>
        {checkout.may.includes('show') && (
          <Button type="primary" onClick={() => setOpen('show')}>
            {t.show}
          </Button>
        )}
        {checkout.may.includes('approve') && (
          <Button type="primary" loading={step.isPending} onClick={() => take('approve')}>
            {t.approveCheckout}
          </Button>
        )}
        {checkout.may.includes('refuse') && (
          <Button onClick={() => setOpen('refuse')}>{t.refuseCheckout}</Button>
        )}
        {checkout.may.includes('return') && (
          <Button loading={step.isPending} onClick={() => take('return')}>
            {t.give}
          </Button>
        )}
      </div>
      {open === 'show' && <RevealDialog checkout={checkout} onClose={() => setOpen(null)} />}
      {open === 'refuse' && (
        <FormDialog<{ readonly reason: string }>
          title={t.refuseCheckout}
          act={({ reason }) => step.mutateAsync({ params, body: { kind: 'refuse', reason } })}
          onClose={() => setOpen(null)}
        >
          <Form.Item name="reason" label={t.reason} rules={[{ required: true, whitespace: true }]}>
            <Input maxLength={500} />
          </Form.Item>
        </FormDialog>
      )}
    </div>
  );
}
