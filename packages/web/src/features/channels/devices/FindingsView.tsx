import { clearLoginFinding, listLoginFindings } from '@sanshen/contract/channels-devices';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { client, keyOf, useCommand } from '../../../app/api.ts';
import { usePages } from '../../../app/use-pages.ts';
import { MoreButton } from '../../../components/MoreButton.tsx';
import { Panel } from '../../../components/Panel.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../../components/states.tsx';
import { Tag } from '../../../components/Tag.tsx';
import { Time } from '../../../components/time.tsx';
import { useTexts } from '../../../text/language.ts';
import { FormDialog } from '../../organization/dialogs/FormDialog.tsx';
import styles from '../ChannelsPage.module.css';
import { ChannelLink } from '../RegisterView.tsx';
import { channelTexts } from '../texts.ts';
import { useRegisterWords } from '../words.ts';

/** Open findings on logins, of a unit and all below it. */
export function FindingsView({ organization }: { readonly organization: string }) {
  const t = useTexts(channelTexts);
  const words = useRegisterWords();
  const clear = useCommand(clearLoginFinding);
  const [clearing, setClearing] = useState<string | null>(null);
  const params = { organization };
  const { query, items } = usePages(keyOf(listLoginFindings, { params }), (page) =>
    client.call(listLoginFindings, { params, query: page }),
  );
  return (
    <Panel flush>
      {query.isPending && <LoadingState />}
      {query.error !== null && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      {query.isSuccess && items.length === 0 && <EmptyState title={t.noFindings} hint={t.noFindingsHint} />}
      <ul className={styles.list}>
        {items.map(({ id, channel, channelName, organizationName, kind, label, foundAt }) => (
          <li key={id} className={styles.two}>
            <div>
              <Tag tone="cinnabar">{words('findings', kind)}</Tag> {label}
              <div className={styles.soft}>
                <ChannelLink id={channel}>{channelName}</ChannelLink> · {organizationName} ·{' '}
                <Time at={foundAt} relative />
              </div>
            </div>
            <div className={styles.right}>
              <Button onClick={() => setClearing(id)}>{t.clear}</Button>
            </div>
          </li>
        ))}
      </ul>
      <MoreButton query={query} />
      {clearing !== null && (
        <FormDialog<{ readonly note: string }>
          title={t.clear}
          lead={t.clearLead}
          act={({ note }) => clear.mutateAsync({ params: { finding: clearing }, body: { note } })}
          onClose={() => setClearing(null)}
        >
          <Form.Item name="note" label={t.handled} rules={[{ required: true, whitespace: true }]}>
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 5 }} maxLength={1000} />
          </Form.Item>
        </FormDialog>
      )}
    </Panel>
  );
}
