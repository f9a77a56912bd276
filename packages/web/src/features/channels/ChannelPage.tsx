import { readRegisterEntry } from '@sanshen/contract/channels-register';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useRead } from '../../app/api.ts';
import { PageHeader } from '../../components/PageHeader.tsx';
import { ErrorState, LoadingState } from '../../components/states.tsx';
import { Tag } from '../../components/Tag.tsx';
import { useTexts } from '../../text/language.ts';
import styles from './ChannelsPage.module.css';
import { CredentialsPanel } from './credentials/CredentialsPanel.tsx';
import { LoginsPanel } from './devices/LoginsPanel.tsx';
import { StepDialog } from './dialogs/StepDialog.tsx';
import type { Step } from './entry.ts';
import { DutiesPanel } from './panels/DutiesPanel.tsx';
import { HealthPanel } from './panels/HealthPanel.tsx';
import { LifePanel } from './panels/LifePanel.tsx';
import { Faults } from './RegisterLine.tsx';
import { channelTexts } from './texts.ts';
import { statusTones, useRegisterWords } from './words.ts';

/** Steps that lead on, which stand out; those that end something stand behind. */
const leading: readonly Step[] = ['approve', 'file', 'acceptFiling', 'resume'];

/** One channel: where it stands in its life, who answers for it, where it is logged in, its secrets and what it published. */
export function ChannelPage() {
  const t = useTexts(channelTexts);
  const words = useRegisterWords();
  const { channel } = useParams({ from: '/inside/channels/$channel' });
  const [step, setStep] = useState<Step | null>(null);
  const query = useRead(readRegisterEntry, { params: { channel } });
  const { data: entry, error } = query;
  if (entry === undefined) {
    return error === null ? (
      <LoadingState page />
    ) : (
      <ErrorState error={error} retry={() => void query.refetch()} />
    );
  }
  const buttons = entry.may.filter((one) => one !== 'setDuties' && one !== 'amendFiling');
  return (
    <div className={styles.page}>
      <PageHeader
        title={entry.name}
        lead={
          <>
            {words('platforms', entry.platform)} ·{' '}
            <Link to="/channels" search={{ organization: entry.organization }}>
              {entry.organizationName}
            </Link>{' '}
            <Tag tone={statusTones[entry.status]}>{words('statuses', entry.status)}</Tag>
          </>
        }
        actions={buttons.map((one) => (
          <Button
            key={one}
            type={leading.includes(one) ? 'primary' : 'default'}
            danger={one === 'close' || one === 'refuse'}
            onClick={() => setStep(one)}
          >
            {t[one]}
          </Button>
        ))}
      />
      <Faults line={entry} />
      <div className={styles.columns}>
        <div className={styles.stack}>
          <LifePanel entry={entry} onAmend={() => setStep('amendFiling')} />
          <LoginsPanel entry={entry} />
          <CredentialsPanel entry={entry} />
        </div>
        <div className={styles.stack}>
          <DutiesPanel entry={entry} onChange={() => setStep('setDuties')} />
          <HealthPanel entry={entry} />
        </div>
      </div>
      {step !== null && <StepDialog key={step} entry={entry} step={step} onClose={() => setStep(null)} />}
    </div>
  );
}
