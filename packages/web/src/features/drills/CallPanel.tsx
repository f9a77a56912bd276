import { actInDrill, type DrillAnswer } from '@sanshen/contract/drills';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../app/api.ts';
import { Panel } from '../../components/Panel.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useTexts } from '../../text/language.ts';
import { ReasonDialog } from '../review/ReasonDialog.tsx';
import styles from './drills.module.css';
import { drillTexts } from './texts.ts';

/** The contact tree practised: everybody who takes part is called, and answers as in an emergency. */
export function CallPanel({ drill }: { readonly drill: DrillAnswer }) {
  const t = useTexts(drillTexts);
  const messages = useMessages();
  const command = useCommand(actInDrill);
  const [asking, setAsking] = useState(false);
  const { call, may, part } = drill;
  if (call === null && !may.act) return null;
  return (
    <Panel title={t.call}>
      {call === null ? (
        <div className={styles.tags}>
          <Button onClick={() => setAsking(true)}>{t.callAll}</Button>
          <span className={styles.soft}>{t.callHint}</span>
        </div>
      ) : (
        <div className={styles.tags}>
          <span>{t.callAnswered(call.people - call.silent.length, call.people)}</span>
          {call.silent.length > 0 && (
            <span className={styles.soft}>
              {t.waitingFor}
              {call.silent.join('、')}
            </span>
          )}
          {/* An observer from elsewhere sees who has answered, not the call with its numbers. */}
          {part !== 'observer' && (
            <Link to="/emergency/calls/$call" params={{ call: call.call }}>
              {t.openCall}
            </Link>
          )}
        </div>
      )}
      {asking && (
        <ReasonDialog
          title={t.callAll}
          hint={t.callHint}
          label={t.callText}
          busy={command.isPending}
          onClose={() => setAsking(false)}
          onReason={(text) =>
            command.mutate(
              { params: { drill: drill.drill }, body: { kind: 'call', text } },
              { onSuccess: () => setAsking(false), onError: messages.refused },
            )
          }
        />
      )}
    </Panel>
  );
}
