import { listCredentials, requestCheckout, setCredential } from '@sanshen/contract/channels-credentials';
import type { RouteAnswer } from '@sanshen/contract/route';
import type { CredentialKind } from '@sanshen/domain/channels';
import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useCommand, useRead } from '../../../app/api.ts';
import { Panel } from '../../../components/Panel.tsx';
import { ErrorState, LoadingState } from '../../../components/states.tsx';
import { Tag } from '../../../components/Tag.tsx';
import { Time, useNow } from '../../../components/time.tsx';
import { useTexts } from '../../../text/language.ts';
import { FormDialog } from '../../organization/dialogs/FormDialog.tsx';
import styles from '../ChannelsPage.module.css';
import type { Entry } from '../entry.ts';
import { channelTexts } from '../texts.ts';
import { useRegisterChoices, useRegisterWords } from '../words.ts';
import { CheckoutItem } from './CheckoutItem.tsx';

type Credentials = RouteAnswer<typeof listCredentials>;
type Credential = Credentials['items'][number];
type Asked = { readonly kind: 'keep' } | { readonly kind: 'rotate' | 'ask'; readonly credential: Credential };

/** Credentials of a channel by label, their check-outs, and the names of the API's secrets. */
export function CredentialsPanel({ entry }: { readonly entry: Entry }) {
  const t = useTexts(channelTexts);
  const words = useRegisterWords();
  const now = useNow();
  const [asked, setAsked] = useState<Asked | null>(null);
  const query = useRead(listCredentials, { params: { channel: entry.id } });
  const { data, error } = query;
  const close = () => setAsked(null);
  return (
    <Panel
      title={t.credentials}
      extra={
        data?.maySet === true &&
        entry.status !== 'closed' && (
          <Button size="small" onClick={() => setAsked({ kind: 'keep' })}>
            {t.keep}
          </Button>
        )
      }
    >
      <p className={styles.lead}>{t.credentialsLead}</p>
      {query.isPending && <LoadingState rows={2} />}
      {error !== null && <ErrorState error={error} retry={() => void query.refetch()} />}
      {data?.items.length === 0 && <p className={styles.soft}>{t.noCredentials}</p>}
      <ul className={styles.inner}>
        {(data?.items ?? []).map((credential) => (
          <li key={credential.id} className={styles.two}>
            <div>
              <strong>{credential.label}</strong>{' '}
              <span className={styles.soft}>{words('credentials', credential.kind)}</span>
              <div className={styles.soft}>
                {t.setAt} <Time at={credential.setAt} relative /> · {t.rotateBy}{' '}
                <Time at={credential.rotationDueAt} />{' '}
                {Date.parse(credential.rotationDueAt) <= now && (
                  <Tag tone="amber">{words('rotations', credential.rotationWhy)}</Tag>
                )}
              </div>
            </div>
            <div className={styles.right}>
              {data?.mayAsk === true && (
                <Button onClick={() => setAsked({ kind: 'ask', credential })}>{t.ask}</Button>
              )}
              {data?.maySet === true && (
                <Button onClick={() => setAsked({ kind: 'rotate', credential })}>{t.rotate}</Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {data !== undefined && data.checkouts.length > 0 && (
        <>
          <h3 className={styles.heading}>{t.history}</h3>
          <ul className={styles.inner}>
            {data.checkouts.map((checkout) => (
              <li key={checkout.id}>
                <CheckoutItem checkout={checkout} />
              </li>
            ))}
          </ul>
        </>
      )}
      <h3 className={styles.heading}>{t.secrets}</h3>
      <p className={styles.soft}>
        {t.secretsLead}{' '}
        {entry.secrets.length === 0 ? t.noSecrets : entry.secrets.map(({ name }) => name).join('、')}
      </p>
      {(asked?.kind === 'keep' || asked?.kind === 'rotate') && (
        <KeepDialog
          channel={entry.id}
          credential={asked.kind === 'rotate' ? asked.credential : null}
          onClose={close}
        />
      )}
      {asked?.kind === 'ask' && data !== undefined && (
        <AskDialog
          credential={asked.credential}
          devices={data.devices}
          most={entry.procedure.checkoutMaxMinutes}
          onClose={close}
        />
      )}
    </Panel>
  );
}

function KeepDialog({
  channel,
  credential,
  onClose,
}: {
  readonly channel: string;
  readonly credential: Credential | null;
  readonly onClose: () => void;
}) {
  const t = useTexts(channelTexts);
  const choices = useRegisterChoices();
  const set = useCommand(setCredential);
  return (
    <FormDialog<{ readonly kind: CredentialKind; readonly label: string; readonly value: string }>
      title={credential === null ? t.keep : `${t.rotate}：${credential.label}`}
      ok={t.save}
      initial={{ kind: credential?.kind ?? 'loginPassword', label: credential?.label ?? '' }}
      act={(body) =>
        set.mutateAsync({
          params: { channel },
          body: { ...body, ...(credential === null ? {} : { credential: credential.id }) },
        })
      }
      onClose={onClose}
    >
      <Form.Item name="kind" label={t.credentialKind} rules={[{ required: true }]}>
        <Select options={choices('credentials')} disabled={credential !== null} />
      </Form.Item>
      <Form.Item name="label" label={t.credentialLabel} rules={[{ required: true, whitespace: true }]}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item
        name="value"
        label={t.credentialValue}
        extra={t.credentialValueHint}
        rules={[{ required: true }]}
      >
        <Input.Password autoComplete="new-password" maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}

function AskDialog({
  credential,
  devices,
  most,
  onClose,
}: {
  readonly credential: Credential;
  readonly devices: Credentials['devices'];
  readonly most: number;
  readonly onClose: () => void;
}) {
  const t = useTexts(channelTexts);
  const request = useCommand(requestCheckout);
  return (
    <FormDialog<{ readonly purpose: string; readonly minutes: number; readonly device: string }>
      title={`${t.ask}：${credential.label}`}
      ok={t.ask}
      initial={{
        minutes: Math.min(30, most),
        ...(devices[0] === undefined ? {} : { device: devices[0].id }),
      }}
      act={(body) => request.mutateAsync({ params: { credential: credential.id }, body })}
      done={t.asked}
      onClose={onClose}
    >
      <Form.Item name="purpose" label={t.askPurpose} rules={[{ required: true, whitespace: true }]}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 4 }} maxLength={500} />
      </Form.Item>
      <Form.Item name="minutes" label={t.askMinutes} extra={t.askMost(most)} rules={[{ required: true }]}>
        <InputNumber min={1} max={most} inputMode="numeric" />
      </Form.Item>
      <Form.Item name="device" label={t.askDevice} extra={t.askDeviceHint} rules={[{ required: true }]}>
        <Select options={devices.map(({ id, name }) => ({ value: id, label: name }))} />
      </Form.Item>
    </FormDialog>
  );
}
