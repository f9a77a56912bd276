import { Button, Input, Radio } from 'antd';
import { useState } from 'react';
import { Tag } from '../../components/Tag.tsx';
import { Time } from '../../components/time.tsx';
import { useLocalized, useTexts } from '../../text/language.ts';
import { HelpList } from './HelpList.tsx';
import styles from './Questions.module.css';
import { questionTexts, questionWords } from './texts.ts';
import { type Shown, useStep } from './use-step.ts';

/** Signs of distress: why they are shown, who can help, and the decision of a person. */
export function DistressPanel({ shown }: { readonly shown: Shown }) {
  const t = useTexts(questionTexts);
  const say = useLocalized();
  const { distressState: distress, help } = shown;
  if (distress === null) return null;
  const why = [...new Map(shown.signs.map((sign) => [sign.rule, sign])).values()];
  if (distress.decided !== null) {
    const { danger, by, at, note } = distress.decided;
    return (
      <section className={danger ? styles.urgent : styles.decided} aria-labelledby="distress">
        <h2 className={danger ? styles.urgentTitle : styles.decidedTitle} id="distress">
          {t.decided}：{danger ? t.danger : t.noDanger}
        </h2>
        <p className={styles.soft}>
          {by.name} · <Time at={at} />
        </p>
        {note !== null && <p className={styles.rule}>{note}</p>}
        {danger && help !== null && <HelpList help={help} />}
      </section>
    );
  }
  return (
    <section className={styles.urgent} aria-labelledby="distress">
      <h2 className={styles.urgentTitle} id="distress">
        {t.distress} · {t.decideBy} <Time at={distress.decideBy} />
      </h2>
      <p className={styles.rule}>
        {why.map((sign) => (
          <span key={sign.rule}>
            <Tag tone="cinnabar">{say(questionWords.concern[sign.concern])}</Tag> {say(sign.why)}{' '}
          </span>
        ))}
      </p>
      <p className={styles.soft}>{t.signsHint}</p>
      {help !== null && <HelpList help={help} />}
      {shown.may.includes('decideDistress') && <Decision shown={shown} />}
    </section>
  );
}

function Decision({ shown }: { readonly shown: Shown }) {
  const t = useTexts(questionTexts);
  const step = useStep(shown);
  const [danger, setDanger] = useState<boolean | null>(null);
  const [note, setNote] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (danger !== null) step.take({ step: 'decideDistress', danger, note }, undefined, t.decidedDone);
      }}
    >
      <div className={styles.field}>
        <Radio.Group
          aria-label={t.decideTitle}
          value={danger}
          onChange={({ target }) => setDanger(target.value === true)}
          options={[
            { value: true, label: t.danger },
            { value: false, label: t.noDanger },
          ]}
        />
      </div>
      <div className={styles.field}>
        <label htmlFor="distress-note">{t.note}</label>
        <Input.TextArea
          id="distress-note"
          value={note}
          onChange={({ target }) => setNote(target.value)}
          autoSize={{ minRows: 2, maxRows: 8 }}
          maxLength={2000}
        />
      </div>
      <div className={styles.actions}>
        <Button
          type="primary"
          danger
          htmlType="submit"
          loading={step.busy}
          disabled={danger === null || note.trim() === ''}
        >
          {t.saveDecision}
        </Button>
      </div>
    </form>
  );
}
