import { listAccount, listAccounts, unlistAccount } from '@sanshen/contract/interaction-standing';
import { Button, Form, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { useCommand, useRead } from '../../app/api.ts';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { Tag } from '../../components/Tag.tsx';
import { Time } from '../../components/time.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useTexts } from '../../text/language.ts';
import { FormDialog } from '../organization/dialogs/FormDialog.tsx';
import styles from './InteractionPage.module.css';
import type { Rules } from './RequestDialog.tsx';
import { standingTexts } from './standing-texts.ts';

interface Entered {
  readonly platform: string;
  readonly handle: string;
  readonly listing: 'allowed' | 'forbidden';
  readonly why: string;
}

/** Accounts that the unit deals with, and those that it does not. */
export function AccountsView({
  organization,
  rules,
}: {
  readonly organization: string;
  readonly rules: Rules;
}) {
  const t = useTexts(standingTexts);
  const messages = useMessages();
  const put = useCommand(listAccount);
  const drop = useCommand(unlistAccount);
  const [adding, setAdding] = useState(false);
  const params = { organization };
  const { data, error, refetch } = useRead(listAccounts, { params });
  if (error !== null) return <ErrorState error={error} retry={() => void refetch()} />;
  if (data === undefined) return <LoadingState />;
  const platforms = [...new Map(rules.channels.map(({ platform, name }) => [platform, name]))];
  return (
    <>
      <p className={styles.soft}>{t.accountsLead}</p>
      {data.mayChange && (
        <div>
          <Button onClick={() => setAdding(true)}>{t.list}</Button>
        </div>
      )}
      {data.items.length === 0 && <EmptyState title={t.noAccounts} hint={t.noAccountsHint} />}
      <ul className={styles.list}>
        {data.items.map((one) => (
          <li key={one.id} className={styles.card}>
            <div className={styles.head}>
              <strong>{one.handle}</strong>
              <span className={styles.soft}>{one.platform}</span>
              <span className={styles.push}>
                <Tag tone={one.listing === 'allowed' ? 'jade' : 'cinnabar'}>{t[one.listing]}</Tag>
              </span>
            </div>
            <p>{one.why}</p>
            <p className={styles.soft}>
              {one.by} · <Time at={one.at} />
            </p>
            {data.mayChange && (
              <div className={styles.actions}>
                <Button
                  aria-label={`${t.remove} ${one.handle}`}
                  onClick={() =>
                    drop.mutate({ params: { organization, account: one.id } }, { onError: messages.refused })
                  }
                >
                  {t.remove}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {adding && (
        <FormDialog<Entered>
          title={t.list}
          initial={{
            listing: 'allowed',
            ...(platforms[0] === undefined ? {} : { platform: platforms[0][0] }),
          }}
          act={(entered) => put.mutateAsync({ params, body: entered })}
          onClose={() => setAdding(false)}
        >
          <Form.Item name="platform" label={t.platform} rules={[{ required: true }]}>
            <Select options={platforms.map(([value, name]) => ({ value, label: name }))} />
          </Form.Item>
          <Form.Item name="handle" label={t.handle} rules={[{ required: true, whitespace: true }]}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="listing" label={t.listing}>
            <Radio.Group
              options={[
                { value: 'allowed', label: t.allowed },
                { value: 'forbidden', label: t.forbidden },
              ]}
            />
          </Form.Item>
          <Form.Item name="why" label={t.why} rules={[{ required: true, whitespace: true }]}>
            <Input maxLength={300} />
          </Form.Item>
        </FormDialog>
      )}
    </>
  );
}
