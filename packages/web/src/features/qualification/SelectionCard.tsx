import { endReasonTexts, selectionStatusTexts } from '@sanshen/contract/qualification-selection';
import { Button } from 'antd';
import { useState } from 'react';
import { Tag, type Tone } from '../../components/Tag.tsx';
import { dateText, Time } from '../../components/time.tsx';
import { useLanguage, useLocalized, useTexts } from '../../text/language.ts';
import styles from './qualification.module.css';
import { type Step, StepDialog } from './StepDialog.tsx';
import type { Selection } from './selection.ts';
import { selectionTexts } from './texts.ts';

const tones: Readonly<Record<Selection['status'], Tone>> = {
  proposed: 'amber',
  checked: 'amber',
  probation: 'accent',
  confirmed: 'jade',
  ended: 'plain',
};

/** One selection with what was decided, and what the caller may do now. */
export function SelectionCard({
  selection,
  showUnit,
}: {
  readonly selection: Selection;
  readonly showUnit: boolean;
}) {
  const t = useTexts(selectionTexts);
  const say = useLocalized();
  const language = useLanguage();
  const [step, setStep] = useState<Step | null>(null);
  const { candidate, office, status, may, words, probation, ended } = selection;
  const line = (name: string, word: { readonly name: string; readonly at: string } | null) =>
    word !== null && (
      <>
        <dt>{name}</dt>
        <dd>
          {word.name} · <Time at={word.at} />
        </dd>
      </>
    );
  const steps = (['check', 'probation', 'vouch', 'confirm', 'withdraw', 'end'] as const).filter(
    (one) => may[one],
  );
  return (
    <li className={styles.card}>
      <div className={styles.head}>
        <span className={styles.strong}>{candidate.name}</span>
        <span>{say(office.name)}</span>
        {showUnit && <span className={styles.soft}>{selection.organization.name}</span>}
        <Tag tone={tones[status]}>{say(selectionStatusTexts[status])}</Tag>
        {status === 'probation' && probation?.over === true && <Tag tone="amber">{t.probationOver}</Tag>}
      </div>
      <dl className={styles.facts}>
        <dt>{t.proposedBy}</dt>
        <dd>
          {selection.proposed.name}（{t[selection.origin]}）· <Time at={selection.proposed.at} />
        </dd>
        {line(t.checkedBy, selection.checked)}
        {probation !== null && (
          <>
            <dt>{t.probationOf}</dt>
            <dd>
              {dateText(probation.from, language)} – {dateText(probation.endsAt, language)} ·{' '}
              {t.mentorIs(probation.mentor)}
            </dd>
          </>
        )}
        {line(t.vouchedBy, selection.vouched)}
        {line(t.confirmedBy, selection.confirmed)}
        {ended !== null && (
          <>
            <dt>{t.endedBy}</dt>
            <dd>
              {say(endReasonTexts[ended.reason])} · {ended.name} · <Time at={ended.at} />
            </dd>
          </>
        )}
      </dl>
      {words !== null && <p className={styles.quote}>{words.statement}</p>}
      {steps.length > 0 && (
        <div className={styles.actions}>
          {steps.map((one) => (
            <Button key={one} onClick={() => setStep(one)}>
              {t[one]}
            </Button>
          ))}
        </div>
      )}
      {step !== null && <StepDialog selection={selection} step={step} onClose={() => setStep(null)} />}
    </li>
  );
}
