import { signPresence } from '@sanshen/contract/conversations';
import { presenceSeconds } from '@sanshen/domain/conversations';
import { useEffect } from 'react';
import { client } from '../../app/api.ts';

/** Says that one has a message open, again before it is forgotten, and that one has left it. Lost signs do no harm. */
export function usePresence(message: string, doing: 'reading' | 'answering'): void {
  useEffect(() => {
    const params = { message };
    const sign = () => void client.call(signPresence, { params, body: { doing } }).catch(() => undefined);
    sign();
    const timer = setInterval(sign, (presenceSeconds * 1000) / 2);
    return () => clearInterval(timer);
  }, [message, doing]);
  useEffect(
    () => () => {
      void client.call(signPresence, { params: { message }, body: { doing: 'left' } }).catch(() => undefined);
    },
    [message],
  );
}
