import type { readFreezes } from '@sanshen/contract/emergency';
import type { RouteAnswer } from '@sanshen/contract/route';
import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { useTexts } from '../../text/language.ts';
import { emergencyTexts } from './texts.ts';

export type Freezes = RouteAnswer<typeof readFreezes>;

/** Whether a unit is frozen: all of it, some of its channels, or nothing. */
export function FreezeAlert({
  frozen,
  items,
  action,
}: Pick<Freezes, 'frozen' | 'items'> & { readonly action: ReactNode }) {
  const t = useTexts(emergencyTexts);
  const channels = items.filter(({ lifted, reach }) => lifted === null && reach === 'channel').length;
  if (frozen)
    return <Alert type="error" showIcon title={t.frozen} description={t.frozenHint} action={action} />;
  // Who reads that all is as usual looks no further.
  if (channels > 0)
    return <Alert type="warning" showIcon title={t.channelsFrozen(channels)} action={action} />;
  return <Alert type="success" showIcon title={t.notFrozen} action={action} />;
}
