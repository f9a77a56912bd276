import { takeDown, verifyNow } from '@sanshen/contract/publishing';
import { safeLink } from '@sanshen/document';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../app/api.ts';
import { Time } from '../../components/time.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useLocalized, useTexts } from '../../text/language.ts';
import { ReasonDialog } from '../review/ReasonDialog.tsx';
import { ManualTask } from './ManualTask.tsx';
import { OutcomeDialog } from './OutcomeDialog.tsx';
import styles from './PublicationPage.module.css';
import type { Powers, Publication } from './publication.ts';
import { publishingTexts, statusTexts, verdictNextTexts, verdictTexts } from './texts.ts';
import { Verifications } from './Verifications.tsx';

/** One publication: how far it is, what is public, and what can be done about it. */
export function PublicationItem({
  publication,
  channelName,
  may,
}: {
  readonly publication: Publication;
  readonly channelName: string;
  readonly may: Powers;
}) {
  const t = useTexts(publishingTexts);
  const status = useTexts(statusTexts);
  const say = useLocalized();
  const messages = useMessages();
  const verify = useCommand(verifyNow);
  const removal = useCommand(takeDown);
  const [asking, setAsking] = useState<'takedown' | 'confirmTakedown' | null>(null);
  const params = { publication: publication.publication };
  const link = publication.url === null ? null : safeLink(publication.url);
  return (
    <div>
      <p className={styles.status}>
        <strong>{status[publication.status]}</strong>{' '}
        <span className={styles.soft}>
          <Time at={publication.changedAt} />
        </span>
      </p>
      <Verdict publication={publication} />
      {publication.message !== null && <p className={styles.soft}>{say(publication.message)}</p>}
      {publication.takedownByHand && <Alert type="warning" title={t.takedownByHand} />}
      <div className={styles.actions}>
        {link !== null && (
          <a href={link} target="_blank" rel="noopener noreferrer">
            <Button>{t.open}</Button>
          </a>
        )}
        {publication.status === 'done' && (
          <>
            <Button
              loading={verify.isPending}
              onClick={() =>
                verify.mutate(
                  { params },
                  { onSuccess: () => messages.done(t.verifyStarted), onError: messages.refused },
                )
              }
            >
              {t.verify}
            </Button>
            {may.stop && (
              <Button danger onClick={() => setAsking('takedown')}>
                {t.takedown}
              </Button>
            )}
          </>
        )}
        {publication.status === 'takedownBegun' && publication.takedownByHand && may.publish && (
          <Button onClick={() => setAsking('confirmTakedown')}>{t.takedownConfirm}</Button>
        )}
      </div>
      {publication.status === 'handedOver' && may.publish && <ManualTask publication={publication} />}
      {(publication.status === 'done' || publication.verifiedAt !== null) && (
        <Verifications publication={publication.publication} unfolded={isAmiss(publication)} />
      )}
      {asking === 'takedown' && (
        <ReasonDialog
          danger
          title={t.takedown}
          hint={t.takedownHint(publication.title, channelName)}
          busy={removal.isPending}
          onClose={() => setAsking(null)}
          onReason={(reason) =>
            removal.mutate(
              { params, body: { reason } },
              {
                onSuccess: () => {
                  messages.done(t.takedownStarted);
                  setAsking(null);
                },
                onError: messages.refused,
              },
            )
          }
        />
      )}
      {asking === 'confirmTakedown' && (
        <OutcomeDialog kind="takedown" publication={publication} onClose={() => setAsking(null)} />
      )}
    </div>
  );
}

/** True if what is public was seen not to be what was released. */
function isAmiss({ status, verdict }: Publication): boolean {
  return status === 'done' && verdict !== null && verdict !== 'same' && verdict !== 'blocked';
}

function Verdict({ publication }: { readonly publication: Publication }) {
  const verdicts = useTexts(verdictTexts);
  const next = useTexts(verdictNextTexts);
  const { status, verdict, verifiedAt } = publication;
  if (verdict === null) return null;
  return (
    <>
      <p className={verdict === 'same' ? styles.good : styles.bad}>
        {verdicts[verdict]}
        {verifiedAt !== null && (
          <span className={styles.when}>
            {' '}
            · <Time at={verifiedAt} relative />
          </span>
        )}
      </p>
      {status === 'done' && verdict !== 'same' && <p>{next[verdict]}</p>}
    </>
  );
}
