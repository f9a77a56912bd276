import { listStanding, stepStanding } from '@sanshen/contract/interaction-standing';
import type { RouteAnswer } from '@sanshen/contract/route';
import { Button } from 'antd';
import { useState } from 'react';
import { useCommand, useRead } from '../../app/api.ts';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { Tag, type Tone } from '../../components/Tag.tsx';
import { Time } from '../../components/time.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useLocalized, useTexts } from '../../text/language.ts';
import styles from './InteractionPage.module.css';
import type { Rules } from './RequestDialog.tsx';
import { StandingDialog } from './StandingDialog.tsx';
import { standingTexts } from './standing-texts.ts';

type Standing = RouteAnswer<typeof listStanding>['items'][number];

const tones: Readonly<Record<Standing['status'], Tone>> = {
  proposed: 'amber',
  granted: 'jade',
  refused: 'plain',
  ended: 'plain',
  expired: 'plain',
};

/** Standing approvals with their limits and their use. */
export function StandingView({
  organization,
  rules,
}: {
  readonly organization: string;
  readonly rules: Rules;
}) {
  const t = useTexts(standingTexts);
  const [proposing, setProposing] = useState(false);
  const { data, error, refetch } = useRead(listStanding, { params: { organization } });
  if (error !== null) return <ErrorState error={error} retry={() => void refetch()} />;
  if (data === undefined) return <LoadingState />;
  return (
    <>
      <p className={styles.soft}>{t.lead}</p>
      {rules.mayRequest && (
        <div>
          <Button onClick={() => setProposing(true)}>{t.propose}</Button>
        </div>
      )}
      {data.items.length === 0 && <EmptyState title={t.none} hint={t.noneHint} />}
      <ul className={styles.list}>
        {data.items.map((standing) => (
          <StandingCard key={standing.standing} standing={standing} />
        ))}
      </ul>
      {proposing && (
        <StandingDialog organization={organization} rules={rules} onClose={() => setProposing(false)} />
      )}
    </>
  );
}

function StandingCard({ standing }: { readonly standing: Standing }) {
  const t = useTexts(standingTexts);
  const local = useLocalized();
  const { status, template, use, granted, proposed } = standing;
  return (
    <li className={styles.card}>
      <div className={styles.head}>
        <strong>{standing.name}</strong>
        <span>
          {local(standing.actionName)} · {standing.channelName ?? t.everyChannel}
        </span>
        <span className={styles.push}>
          <Tag tone={tones[status]}>{t[status]}</Tag>
        </span>
      </div>
      {template !== null && <div className={styles.own}>{template.text}</div>}
      <dl className={styles.facts}>
        <dt>{t.limitsName}</dt>
        <dd>
          {t.limits(standing.perHour, standing.perDay)} · {t.used(use.lastHour, use.today)}
        </dd>
        <dt>{t.validTo}</dt>
        <dd>
          <Time at={standing.validTo} />
        </dd>
        <dt>{t.owner}</dt>
        <dd>{standing.owner.name}</dd>
        <dt>{t.proposedBy}</dt>
        <dd>
          {proposed.name} · <Time at={proposed.at} />
        </dd>
        {granted.length > 0 && (
          <>
            <dt>{t.grantedBy}</dt>
            <dd>{granted.map(({ name }) => name).join('、')}</dd>
          </>
        )}
      </dl>
      <Steps standing={standing} />
    </li>
  );
}

function Steps({ standing }: { readonly standing: Standing }) {
  const t = useTexts(standingTexts);
  const messages = useMessages();
  const step = useCommand(stepStanding);
  const [sure, setSure] = useState<'grant' | 'end' | null>(null);
  const { may } = standing;
  if (!may.grant && !may.end) return null;
  const send = (which: 'grant' | 'refuse' | 'end') =>
    step.mutate(
      { params: { standing: standing.standing }, body: { step: which } },
      { onSuccess: () => messages.done(t.done), onError: messages.refused, onSettled: () => setSure(null) },
    );
  return (
    <div className={styles.actions}>
      {may.grant && sure === null && <Button onClick={() => setSure('grant')}>{t.grant}</Button>}
      {sure === 'grant' && (
        <Button type="primary" autoFocus loading={step.isPending} onClick={() => send('grant')}>
          {t.grantSure}
        </Button>
      )}
      {may.grant && sure === null && <Button onClick={() => send('refuse')}>{t.refuse}</Button>}
      {may.end && sure === null && <Button onClick={() => setSure('end')}>{t.end}</Button>}
      {sure === 'end' && (
        <Button danger autoFocus loading={step.isPending} onClick={() => send('end')}>
          {t.endSure}
        </Button>
      )}
    </div>
  );
}
