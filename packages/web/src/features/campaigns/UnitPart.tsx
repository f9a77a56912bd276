import {
  type CampaignAnswer,
  claimCampaign,
  declineCampaign,
  reopenCampaign,
} from '@sanshen/contract/campaigns';
import { readFile } from '@sanshen/contract/files';
import { routeUrl } from '@sanshen/contract/route';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../app/api.ts';
import { useSession } from '../../app/session.tsx';
import { Tag } from '../../components/Tag.tsx';
import { Time } from '../../components/time.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useTexts } from '../../text/language.ts';
import { ReasonDialog } from '../review/ReasonDialog.tsx';
import { CompleteDialog } from './CompleteDialog.tsx';
import styles from './campaigns.module.css';
import { campaignTexts, statusTones } from './texts.ts';

type Part = CampaignAnswer['units'][number];

/** How a campaign stands in one unit, and what may be done about it. */
export function UnitPart({ campaign, part }: { readonly campaign: string; readonly part: Part }) {
  const t = useTexts(campaignTexts);
  const { declined, completed, reopened } = part;
  return (
    <li className={styles.part}>
      <div className={styles.partHead}>
        <strong>{part.unitName}</strong>
        <Tag tone={statusTones[part.status]}>{t[part.status]}</Tag>
        {part.overdue && <Tag tone="cinnabar">{t.overdue}</Tag>}
        {part.responsible !== null && (
          <span className={styles.soft}>
            {t.responsible} {part.responsible}
          </span>
        )}
      </div>
      {declined !== null && (
        <p>
          <span className={styles.soft}>{t.reason}</span> {declined.note}{' '}
          <span className={styles.soft}>
            {declined.by} · <Time at={declined.at} />
          </span>
        </p>
      )}
      {reopened !== null && part.status !== 'completed' && (
        <p className={styles.late}>
          {t.reopenedFor} · {reopened.note}
        </p>
      )}
      {completed !== null && <Evidence completed={completed} />}
      <PartActions campaign={campaign} part={part} />
    </li>
  );
}

function Evidence({ completed }: { readonly completed: NonNullable<Part['completed']> }) {
  return (
    <div>
      <ul className={styles.files}>
        {completed.evidence.publications.map(({ publication, manuscript, title }) => (
          <li key={publication}>
            <Link to="/manuscripts/$manuscript/publication" params={{ manuscript }}>
              {title}
            </Link>
          </li>
        ))}
        {completed.evidence.files.map(({ file, name }) => (
          <li key={file}>
            <FileLink file={file} name={name} />
          </li>
        ))}
      </ul>
      {completed.note !== '' && <p>{completed.note}</p>}
      <p className={styles.soft}>
        {completed.by} · <Time at={completed.at} />
      </p>
    </div>
  );
}

/** A file of a campaign, to be downloaded. */
export function FileLink({ file, name }: { readonly file: string; readonly name: string }) {
  return (
    <a href={routeUrl(readFile, { params: { digest: file }, query: { download: 'true' } })} download={name}>
      {name}
    </a>
  );
}

function PartActions({ campaign, part }: { readonly campaign: string; readonly part: Part }) {
  const t = useTexts(campaignTexts);
  const messages = useMessages();
  const { name } = useSession();
  const claim = useCommand(claimCampaign);
  const decline = useCommand(declineCampaign);
  const reopen = useCommand(reopenCampaign);
  const [asking, setAsking] = useState<'decline' | 'reopen' | 'complete' | null>(null);
  const params = { campaign, unit: part.unit };
  const close = () => setAsking(null);
  const ended = (text: string) => ({
    onSuccess: () => {
      messages.done(text);
      close();
    },
    onError: messages.refused,
  });
  const mine = part.status === 'claimed' && part.responsible === name;
  if (!(part.mayClaim || part.mayDecline || part.mayComplete || part.mayReopen)) return null;
  return (
    <div className={styles.buttons}>
      {part.mayComplete && (
        <Button type="primary" onClick={() => setAsking('complete')}>
          {t.complete}
        </Button>
      )}
      {part.mayClaim && !mine && (
        <Button
          type={part.status === 'waiting' ? 'primary' : 'default'}
          loading={claim.isPending}
          onClick={() => claim.mutate({ params, body: {} }, ended(t.claimedDone))}
        >
          {part.status === 'waiting' ? t.claim : t.takeOver}
        </Button>
      )}
      {part.mayDecline && <Button onClick={() => setAsking('decline')}>{t.decline}</Button>}
      {part.mayReopen && <Button onClick={() => setAsking('reopen')}>{t.reopen}</Button>}
      {asking === 'complete' && <CompleteDialog campaign={campaign} unit={part.unit} onClose={close} />}
      {asking === 'decline' && (
        <ReasonDialog
          title={t.decline}
          hint={t.declineHint}
          busy={decline.isPending}
          onClose={close}
          onReason={(reason) => decline.mutate({ params, body: { reason } }, ended(t.declinedDone))}
        />
      )}
      {asking === 'reopen' && (
        <ReasonDialog
          title={t.reopen}
          hint={t.reopenHint}
          busy={reopen.isPending}
          onClose={close}
          onReason={(reason) => reopen.mutate({ params, body: { reason } }, ended(t.reopenedDone))}
        />
      )}
    </div>
  );
}
