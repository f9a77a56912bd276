import { confirmEmergency } from '@sanshen/contract/review';
import { Alert, Button } from 'antd';
import { useCommand } from '../../app/api.ts';
import { useSession } from '../../app/session.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useTexts } from '../../text/language.ts';
import { reviewTexts } from './texts.ts';
import type { Review } from './useManuscript.ts';

/** An emergency release that waits for a second person. */
export function EmergencyNotice({ review }: { readonly review: Review }) {
  const t = useTexts(reviewTexts);
  const messages = useMessages();
  const me = useSession().person;
  const command = useCommand(confirmEmergency);
  const { emergency, digest, manuscript } = review;
  if (emergency === null || emergency.outcome !== 'open' || emergency.confirmedBy !== null || digest === null)
    return null;
  const confirm = () =>
    command.mutate(
      { params: { manuscript }, body: { digest } },
      { onSuccess: () => messages.done(t.emergencyConfirmed), onError: messages.refused },
    );
  return (
    <Alert
      type="error"
      showIcon
      title={t.emergencyAsked(emergency.requestedBy, emergency.reason)}
      action={
        emergency.requestedBy !== me && (
          <Button danger loading={command.isPending} onClick={confirm}>
            {t.confirmEmergency}
          </Button>
        )
      }
    />
  );
}
