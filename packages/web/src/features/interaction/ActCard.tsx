import { decideAct } from '@sanshen/contract/interaction';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../app/api.ts';
import { severityTones, Tag, type Tone } from '../../components/Tag.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useLocalized, useTexts } from '../../text/language.ts';
import { FormDialog } from '../organization/dialogs/FormDialog.tsx';
import { ActFacts } from './ActFacts.tsx';
import type { Act } from './act.ts';
import styles from './InteractionPage.module.css';
import { ResultDialog } from './ResultDialog.tsx';
import { actStatusTexts, interactionTexts } from './texts.ts';

const tones: Readonly<Record<Act['status'], Tone>> = {
  asked: 'amber',
  approved: 'accent',
  refused: 'plain',
  withdrawn: 'plain',
  doing: 'accent',
  byHand: 'amber',
  unknown: 'cinnabar',
  done: 'jade',
  failed: 'cinnabar',
};

/** One act: all that is needed to decide on it, and what may be done. */
export function ActCard({ act }: { readonly act: Act }) {
  const t = useTexts(interactionTexts);
  const states = useTexts(actStatusTexts);
  const local = useLocalized();
  const { target, words } = act;
  return (
    <li className={styles.card}>
      <article aria-label={`${local(act.actionName)} ${act.channel.name}`}>
        <div className={styles.head}>
          <strong>{local(act.actionName)}</strong>
          <span>{act.channel.name}</span>
          <span className={styles.push}>
            <Tag tone={tones[act.status]}>{states[act.status]}</Tag>
          </span>
        </div>
        {target.kind === 'message' && (
          <p className={styles.soft}>
            {target.message === null ? t.theirsGone : t.theirs(target.message.pseudonym)}
          </p>
        )}
        {target.message !== null && <blockquote className={styles.quote}>{target.message.text}</blockquote>}
        {words?.text != null && (
          <div className={styles.own}>
            <span className="visually-hidden">{t.words}</span>
            {words.text}
          </div>
        )}
        {words === null && <p className={styles.soft}>{t.ownGone}</p>}
        {act.checks.length > 0 && (
          <ul className={styles.found} aria-label={t.checks}>
            {act.checks.map((found) => (
              <li key={`${found.rule} ${found.text}`}>
                <Tag tone={severityTones[found.severity]}>{local(found.title)}</Tag> {local(found.message)}
              </li>
            ))}
          </ul>
        )}
        <ActFacts act={act} />
        <ByHand act={act} />
        <Decision act={act} />
      </article>
    </li>
  );
}

function ByHand({ act }: { readonly act: Act }) {
  const t = useTexts(interactionTexts);
  const local = useLocalized();
  const [recording, setRecording] = useState(false);
  const { guide, status, may } = act;
  if (!may.record) return null;
  return (
    <>
      {status === 'unknown' && <p>{t.lookFirst}</p>}
      {guide !== null && (
        <ol className={styles.steps} aria-label={t.steps}>
          {guide.steps.map((step) => (
            <li key={step.zh}>{local(step)}</li>
          ))}
        </ol>
      )}
      <div className={styles.actions}>
        {guide !== null && guide.openUrl !== '' && (
          <Button href={guide.openUrl} target="_blank" rel="noopener noreferrer">
            {t.open}
          </Button>
        )}
        <Button onClick={() => setRecording(true)}>{t.result}</Button>
      </div>
      {recording && <ResultDialog act={act} onClose={() => setRecording(false)} />}
    </>
  );
}

/** Two taps approve: the first asks whether it is meant, the second does it. */
function Decision({ act }: { readonly act: Act }) {
  const t = useTexts(interactionTexts);
  const messages = useMessages();
  const decide = useCommand(decideAct);
  const [sure, setSure] = useState(false);
  const [refusing, setRefusing] = useState(false);
  const params = { act: act.act };
  if (!act.may.approve && !act.may.withdraw) return null;
  const send = (decision: 'approve' | 'withdraw', told: string) =>
    decide.mutate(
      { params, body: { decision } },
      { onSuccess: () => messages.done(told), onError: messages.refused, onSettled: () => setSure(false) },
    );
  return (
    <div className={styles.actions}>
      {act.may.approve && !sure && <Button onClick={() => setSure(true)}>{t.approve}</Button>}
      {act.may.approve && sure && (
        <Button
          type="primary"
          autoFocus
          loading={decide.isPending}
          onClick={() => send('approve', t.approvedDone)}
        >
          {t.approveSure}
        </Button>
      )}
      {act.may.approve && sure && <Button onClick={() => setSure(false)}>{t.back}</Button>}
      {act.may.approve && !sure && <Button onClick={() => setRefusing(true)}>{t.refuse}</Button>}
      {act.may.withdraw && (
        <Button loading={decide.isPending} onClick={() => send('withdraw', t.withdrawnDone)}>
          {t.withdraw}
        </Button>
      )}
      {refusing && (
        <FormDialog<{ note: string }>
          title={t.refuse}
          lead={t.refuseLead}
          done={t.refusedDone}
          act={({ note }) => decide.mutateAsync({ params, body: { decision: 'refuse', note } })}
          onClose={() => setRefusing(false)}
        >
          <Form.Item name="note" label={t.note} rules={[{ required: true, whitespace: true }]}>
            <Input.TextArea autoFocus autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
          </Form.Item>
        </FormDialog>
      )}
    </div>
  );
}
