import {
  abandonCircular,
  addressCircular,
  type CircularAnswer,
  circularBasis,
  circularProblems,
  issueCircular,
} from '@sanshen/contract/circulars';
import { Link } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useCommand, useRead } from '../../app/api.ts';
import { Panel } from '../../components/Panel.tsx';
import { LoadingState } from '../../components/states.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useLocalized, useTexts } from '../../text/language.ts';
import { FormDialog } from '../organization/dialogs/FormDialog.tsx';
import styles from './circulars.module.css';
import { EnvelopeFields, type EnvelopeValues } from './EnvelopeFields.tsx';
import { ReplaceDialog } from './ReplaceDialog.tsx';
import { circularTexts } from './texts.ts';

type Act = 'envelope' | 'issue' | 'abandon' | 'correction' | 'recall';

/** What the reader may do with a circular now, and what stands between the draft and its issue. */
export function ActPanel({ one }: { readonly one: CircularAnswer }) {
  const t = useTexts(circularTexts);
  const say = useLocalized();
  const [act, setAct] = useState<Act | null>(null);
  const isDraft = one.status === 'draft';
  if (!isDraft && !one.mayReplace) return null;
  return (
    <Panel title={t.whatNow}>
      {isDraft &&
        one.missing.map((code) => {
          const problem = Object.entries(circularProblems).find(([key]) => key === code)?.[1];
          return (
            <Alert key={code} type="warning" showIcon title={problem === undefined ? code : say(problem)} />
          );
        })}
      {isDraft && one.missing.length === 0 && (
        <Alert type="success" showIcon title={one.mayIssue ? t.ready : t.readyOther} />
      )}
      <div className={styles.buttons}>
        {one.mayIssue && (
          <Button type="primary" onClick={() => setAct('issue')}>
            {t.issue}
          </Button>
        )}
        {isDraft && (
          <Link
            className={styles.textLink}
            to="/manuscripts/$manuscript"
            params={{ manuscript: one.manuscript }}
          >
            {one.mayEdit ? t.goText : t.seeText}
          </Link>
        )}
        {one.mayEdit && <Button onClick={() => setAct('envelope')}>{t.envelope}</Button>}
        {one.mayEdit && (
          <Button danger onClick={() => setAct('abandon')}>
            {t.abandon}
          </Button>
        )}
        {one.mayReplace && <Button onClick={() => setAct('correction')}>{t.correct}</Button>}
        {one.mayReplace && (
          <Button danger onClick={() => setAct('recall')}>
            {t.recall}
          </Button>
        )}
      </div>
      {act === 'envelope' && <EnvelopeDialog one={one} onClose={() => setAct(null)} />}
      {act === 'issue' && <IssueDialog one={one} onClose={() => setAct(null)} />}
      {act === 'abandon' && <AbandonDialog one={one} onClose={() => setAct(null)} />}
      {(act === 'correction' || act === 'recall') && (
        <ReplaceDialog one={one} kind={act} onClose={() => setAct(null)} />
      )}
    </Panel>
  );
}

interface DialogProps {
  readonly one: CircularAnswer;
  readonly onClose: () => void;
}

function IssueDialog({ one, onClose }: DialogProps) {
  const t = useTexts(circularTexts);
  const command = useCommand(issueCircular);
  const messages = useMessages();
  const send = async () => {
    const { number } = await command.mutateAsync({ params: { circular: one.circular }, body: {} });
    messages.done(t.issued(number));
  };
  return <FormDialog title={t.issue} lead={t.issueLead} done={null} act={send} onClose={onClose} />;
}

function AbandonDialog({ one, onClose }: DialogProps) {
  const t = useTexts(circularTexts);
  const command = useCommand(abandonCircular);
  return (
    <FormDialog
      title={t.abandon}
      lead={t.abandonLead}
      danger
      act={() => command.mutateAsync({ params: { circular: one.circular }, body: {} })}
      onClose={onClose}
    />
  );
}

function EnvelopeDialog({ one, onClose }: DialogProps) {
  const t = useTexts(circularTexts);
  const command = useCommand(addressCircular);
  const { data } = useRead(circularBasis, { params: { organization: one.organization } });
  return (
    <FormDialog<EnvelopeValues>
      title={t.envelope}
      initial={{
        prefix: one.prefix,
        recipients: one.recipients.map(({ unit }) => unit),
        copyTo: [...one.copyTo],
      }}
      act={({ prefix, recipients, copyTo = [] }) =>
        command.mutateAsync({ params: { circular: one.circular }, body: { prefix, recipients, copyTo } })
      }
      onClose={onClose}
    >
      {data === undefined ? <LoadingState /> : <EnvelopeFields basis={data} />}
    </FormDialog>
  );
}
