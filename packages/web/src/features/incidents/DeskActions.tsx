import { takeIncidentHandover } from '@sanshen/contract/incidents';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../app/api.ts';
import { useMessages } from '../../components/useMessages.ts';
import { useTexts } from '../../text/language.ts';
import { CallDialog, FreezeDialog, HandoverDialog, ScopeDialog } from './ActDialogs.tsx';
import type { Desk } from './desk.ts';
import { CaseDialog, CloseDialog } from './EndDialogs.tsx';
import styles from './IncidentPage.module.css';
import { ReportButtons } from './ReportButtons.tsx';
import { StatementDialog } from './StatementDialog.tsx';
import { TakedownDialog } from './TakedownDialog.tsx';
import { deskTexts } from './texts.ts';

type Open = 'freeze' | 'takeDown' | 'call' | 'statement' | 'handover' | 'scope' | 'openCase' | 'close';

/** What can be done on the desk, the quickest first; on a phone two in a row, big enough for a thumb. */
export function DeskActions({ desk }: { readonly desk: Desk }) {
  const t = useTexts(deskTexts);
  const [open, setOpen] = useState<Open | null>(null);
  const { may } = desk;
  const close = () => setOpen(null);
  const button = (what: Open, allowed: boolean, danger = false) =>
    allowed && (
      <Button
        key={what}
        danger={danger}
        type={what === 'freeze' ? 'primary' : 'default'}
        onClick={() => setOpen(what)}
      >
        {t[what]}
      </Button>
    );
  return (
    <>
      <Handover desk={desk} />
      <fieldset className={styles.bar} aria-label={t.actions}>
        {button('freeze', may.freeze, true)}
        {button('takeDown', may.takeDown, true)}
        {button('call', may.call)}
        {button('statement', may.statement)}
        {button('handover', may.act)}
        {button('scope', may.act)}
        {button('openCase', may.openCase)}
        {button('close', may.close)}
        <ReportButtons incident={desk.incident} />
      </fieldset>
      {open === 'freeze' && <FreezeDialog desk={desk} onClose={close} />}
      {open === 'takeDown' && <TakedownDialog desk={desk} onClose={close} />}
      {open === 'call' && <CallDialog desk={desk} onClose={close} />}
      {open === 'statement' && <StatementDialog desk={desk} onClose={close} />}
      {open === 'handover' && <HandoverDialog desk={desk} onClose={close} />}
      {open === 'scope' && <ScopeDialog desk={desk} onClose={close} />}
      {open === 'openCase' && <CaseDialog desk={desk} onClose={close} />}
      {open === 'close' && <CloseDialog desk={desk} onClose={close} />}
    </>
  );
}

function Handover({ desk }: { readonly desk: Desk }) {
  const t = useTexts(deskTexts);
  const messages = useMessages();
  const take = useCommand(takeIncidentHandover);
  const { handover, incident, may } = desk;
  if (handover === null) return null;
  return (
    <Alert
      type="info"
      showIcon
      title={t.handoverWaits(handover.by, handover.to.name)}
      description={<span className={styles.words}>{handover.words}</span>}
      action={
        may.takeOver && (
          <Button
            loading={take.isPending}
            onClick={() =>
              take.mutate(
                { params: { incident }, body: {} },
                { onSuccess: () => messages.done(t.taken), onError: messages.refused },
              )
            }
          >
            {t.take}
          </Button>
        )
      }
    />
  );
}
