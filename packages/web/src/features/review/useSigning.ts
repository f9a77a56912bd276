import { confirmSigning, offerConfirmation, readFactors } from '@sanshen/contract/factors';
import { sign } from '@sanshen/contract/review';
import { useState } from 'react';
import { client, refusalCode, useCommand, useRead } from '../../app/api.ts';
import { Told } from '../../app/refusal.ts';
import { useMessages } from '../../components/useMessages.ts';
import { useTexts } from '../../text/language.ts';
import { askPasskey, PasskeyNotUsed, passkeysWork } from '../session/passkey.ts';
import { reviewTexts } from './texts.ts';
import type { Review, Seat, Stage } from './useManuscript.ts';

type Duty = Seat['mine'][number];

/** Refusals after which the text or the state on the screen is not the one that is there. */
const staleCodes: ReadonlySet<string> = new Set([
  'review.staleDigest',
  'review.staleRound',
  'review.stageClosed',
  'review.stageNotReached',
  'review.alreadySigned',
  'review.wrongPhase',
]);

/**
 * Signs duties of a seat on the digest that is shown. Where the person has a passkey it is asked for, and the server binds its answer to this
 * manuscript and digest. `stale` is true after a refusal that only a look at the newest state can mend.
 */
export function useSigning(review: Review) {
  const t = useTexts(reviewTexts);
  const messages = useMessages();
  const command = useCommand(sign);
  const factors = useRead(readFactors, {}, { staleTime: 60_000 });
  const [busy, setBusy] = useState(false);
  const [stale, setStale] = useState(false);
  const askFor =
    passkeysWork && (factors.data?.passkeyAtSignOff === true || (factors.data?.passkeys.length ?? 0) > 0);

  const signSeat = async (
    stage: Stage,
    seat: Seat,
    duties: readonly Duty[],
    opinion: string,
  ): Promise<boolean> => {
    const { digest, manuscript, round } = review;
    if (digest === null) return false;
    setBusy(true);
    try {
      const confirmation = askFor ? await confirmByPasskey(manuscript, digest) : undefined;
      await command.mutateAsync({
        params: { manuscript },
        body: {
          stage: stage.stage,
          seat: seat.seat,
          duties: [...duties],
          round,
          digest,
          opinion,
          ...(confirmation === undefined ? {} : { confirmation }),
        },
      });
      setStale(false);
      messages.done(t.signedDone);
      return true;
    } catch (error) {
      if (error instanceof PasskeyNotUsed) messages.refused(new Told(t.passkeyNone));
      else messages.refused(error);
      setStale(staleCodes.has(refusalCode(error) ?? ''));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { signSeat, busy, stale, askFor };
}

async function confirmByPasskey(manuscript: string, digest: string): Promise<string> {
  const offered = await client.call(offerConfirmation, { body: { manuscript, digest } });
  const response = await askPasskey(offered.options);
  const { confirmation } = await client.call(confirmSigning, {
    body: { challenge: offered.challenge, response },
  });
  return confirmation;
}
