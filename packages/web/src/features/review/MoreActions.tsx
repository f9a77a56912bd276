import { MoreOutlined } from '@ant-design/icons';
import { abandon, requestEmergency, withdraw } from '@sanshen/contract/review';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../app/api.ts';
import { useMessages } from '../../components/useMessages.ts';
import { useTexts } from '../../text/language.ts';
import { ImportanceDialog } from './ImportanceDialog.tsx';
import { ReasonDialog } from './ReasonDialog.tsx';
import { reviewTexts } from './texts.ts';
import type { Manuscript, Review } from './useManuscript.ts';

type Action = 'raise' | 'lower' | 'withdraw' | 'abandon' | 'emergency';

/** What is done to a manuscript less often than signing; whoever may not is told by the server, by what rule. */
export function MoreActions({
  manuscript,
  review,
}: {
  readonly manuscript: Manuscript;
  readonly review: Review;
}) {
  const t = useTexts(reviewTexts);
  const messages = useMessages();
  const [action, setAction] = useState<Action | null>(null);
  const withdrawing = useCommand(withdraw);
  const abandoning = useCommand(abandon);
  const emergency = useCommand(requestEmergency);
  const params = { manuscript: manuscript.manuscript };
  const close = () => setAction(null);
  const after = (text: string) => ({
    onSuccess: () => {
      messages.done(text);
      close();
    },
    onError: messages.refused,
  });
  const inReview = manuscript.phase === 'inReview';
  const ended = manuscript.phase === 'abandoned' || manuscript.phase === 'takenDown';
  const item = (key: Action, label: string, danger = false) => ({
    key,
    label,
    danger,
    onClick: () => setAction(key),
  });
  const items = [
    ...(inReview ? [item('raise', t.raise), item('lower', t.lower), item('withdraw', t.withdraw)] : []),
    ...(inReview && review.emergency === null ? [item('emergency', t.requestEmergency, true)] : []),
    ...(ended ? [] : [item('abandon', t.abandon, true)]),
  ];
  if (items.length === 0) return null;
  return (
    <>
      <Dropdown menu={{ items }} trigger={['click']}>
        <Button icon={<MoreOutlined />} aria-label={t.moreActions} />
      </Dropdown>
      {(action === 'raise' || action === 'lower') && (
        <ImportanceDialog review={review} direction={action} onClose={close} />
      )}
      {action === 'withdraw' && (
        <ReasonDialog
          title={t.withdraw}
          hint={t.withdrawHint}
          busy={withdrawing.isPending}
          onClose={close}
          onReason={(reason) => withdrawing.mutate({ params, body: { reason } }, after(t.withdrawn))}
        />
      )}
      {action === 'abandon' && (
        <ReasonDialog
          danger
          title={t.abandon}
          hint={t.abandonHint(manuscript.title)}
          busy={abandoning.isPending}
          onClose={close}
          onReason={(reason) => abandoning.mutate({ params, body: { reason } }, after(t.abandoned))}
        />
      )}
      {action === 'emergency' && review.digest !== null && (
        <ReasonDialog
          danger
          title={t.requestEmergency}
          hint={t.requestEmergencyHint}
          busy={emergency.isPending}
          onClose={close}
          onReason={(reason) =>
            review.digest !== null &&
            emergency.mutate({ params, body: { digest: review.digest, reason } }, after(t.emergencyRequested))
          }
        />
      )}
    </>
  );
}
