import { listAttestations } from '@sanshen/contract/channels-devices';
import { Button } from 'antd';
import { useState } from 'react';
import { client, keyOf } from '../../../app/api.ts';
import { usePages } from '../../../app/use-pages.ts';
import { MoreButton } from '../../../components/MoreButton.tsx';
import { Panel } from '../../../components/Panel.tsx';
import { ErrorState } from '../../../components/states.tsx';
import { Tag } from '../../../components/Tag.tsx';
import { Time } from '../../../components/time.tsx';
import { useTexts } from '../../../text/language.ts';
import styles from '../ChannelsPage.module.css';
import type { Entry } from '../entry.ts';
import { channelTexts } from '../texts.ts';
import { useRegisterWords } from '../words.ts';
import { AttestDialog } from './AttestDialog.tsx';

/** Where a channel is logged in, as people attested it with the platform's own list. */
export function LoginsPanel({ entry }: { readonly entry: Entry }) {
  const t = useTexts(channelTexts);
  const words = useRegisterWords();
  const [open, setOpen] = useState(false);
  const params = { channel: entry.id };
  const { query, items } = usePages(keyOf(listAttestations, { params }), (page) =>
    client.call(listAttestations, { params, query: page }),
  );
  const answered = entry.attestationDueAt !== null;
  return (
    <Panel
      title={t.attested}
      extra={
        answered && (
          <Button size="small" onClick={() => setOpen(true)}>
            {t.attest}
          </Button>
        )
      }
    >
      <p className={styles.soft}>
        {entry.attestedAt === null ? (
          t.neverAttested
        ) : (
          <>
            {t.attestedAt} <Time at={entry.attestedAt} relative />
          </>
        )}
        {entry.attestationDueAt !== null && (
          <>
            ，{t.dueAt} <Time at={entry.attestationDueAt} />
          </>
        )}
      </p>
      {query.error !== null && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      <ul className={styles.inner}>
        {items.map(({ id, byName, at, logins, findings }) => (
          <li key={id}>
            {byName}{' '}
            <span className={styles.soft}>
              <Time at={at} />
            </span>
            <div className={styles.tags}>
              {logins.map(({ label }) => (
                <Tag key={label}>{label}</Tag>
              ))}
            </div>
            {findings.map((finding) => (
              <div key={finding.id}>
                <Tag tone={finding.clearedAt === null ? 'cinnabar' : 'plain'}>
                  {finding.clearedAt === null ? words('findings', finding.kind) : t.cleared}
                </Tag>{' '}
                {finding.label}
                {finding.note !== '' && <span className={styles.soft}> {finding.note}</span>}
              </div>
            ))}
          </li>
        ))}
      </ul>
      <MoreButton query={query} />
      {open && <AttestDialog entry={entry} onClose={() => setOpen(false)} />}
    </Panel>
  );
}
