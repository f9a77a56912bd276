import { Input } from 'antd';
import { useId } from 'react';
import { useTexts } from '../../text/language.ts';
import type { Answer, Question } from './answer-queue.ts';
import { examTexts } from './exam-texts.ts';
import { PageMarker } from './PageMarker.tsx';
import styles from './sheet.module.css';

/** One question with the taker's answer. */
export function QuestionView({
  question,
  answer,
  disabled,
  onChange,
}: {
  readonly question: Question;
  readonly answer: Answer | null;
  readonly disabled: boolean;
  readonly onChange: (answer: Answer) => void;
}) {
  const t = useTexts(examTexts);
  return (
    <>
      <p className={styles.stem}>{question.stem}</p>
      <AnswerField {...{ question, answer, disabled, onChange }} t={t} />
    </>
  );
}

function AnswerField({
  question,
  answer,
  disabled,
  onChange,
  t,
}: Parameters<typeof QuestionView>[0] & { readonly t: ReturnType<typeof useTexts<typeof examTexts>> }) {
  switch (question.kind) {
    case 'single':
      return (
        <Choices
          legend={t.chooseOne}
          options={question.options}
          chosen={answer?.kind === 'single' ? [answer.choice] : []}
          disabled={disabled}
          onToggle={(choice) => onChange({ kind: 'single', choice })}
        />
      );
    case 'multiple': {
      const chosen = answer?.kind === 'multiple' ? answer.choices : [];
      return (
        <Choices
          several
          legend={t.chooseSeveral}
          options={question.options}
          chosen={chosen}
          disabled={disabled}
          onToggle={(choice) => {
            const without = chosen.filter((one) => one !== choice);
            onChange({
              kind: 'multiple',
              choices: without.length < chosen.length ? without : [...chosen, choice].sort((a, b) => a - b),
            });
          }}
        />
      );
    }
    case 'judge':
      return (
        <Choices
          legend={t.chooseOne}
          options={[t.yes, t.no]}
          chosen={answer?.kind === 'judge' ? [answer.verdict ? 0 : 1] : []}
          disabled={disabled}
          plain
          onToggle={(choice) => onChange({ kind: 'judge', verdict: choice === 0 })}
        />
      );
    case 'fill': {
      const texts = answer?.kind === 'fill' ? answer.texts : [];
      const places = Array.from({ length: question.blanks }, (_, index) => index);
      return (
        <div className={styles.blanks}>
          {places.map((index) => (
            <label key={index} className={styles.blank}>
              <span>{t.blank(index + 1)}</span>
              <Input
                size="large"
                maxLength={200}
                disabled={disabled}
                value={texts[index] ?? ''}
                onChange={({ target }) =>
                  onChange({
                    kind: 'fill',
                    texts: places.map((one) => (one === index ? target.value : (texts[one] ?? ''))),
                  })
                }
              />
            </label>
          ))}
        </div>
      );
    }
    case 'proofreading':
      return (
        <PageMarker
          page={question.page ?? ''}
          marks={answer?.kind === 'proofreading' ? answer.marks : []}
          disabled={disabled}
          onChange={(marks) => onChange({ kind: 'proofreading', marks: [...marks] })}
        />
      );
    case 'free':
      return (
        <Input.TextArea
          aria-label={t.freeAnswer}
          placeholder={t.freeAnswer}
          autoSize={{ minRows: 8, maxRows: 20 }}
          maxLength={5000}
          showCount
          disabled={disabled}
          value={answer?.kind === 'free' ? answer.text : ''}
          onChange={({ target }) => onChange({ kind: 'free', text: target.value })}
        />
      );
  }
}

function Choices({
  legend,
  options,
  chosen,
  disabled,
  several = false,
  plain = false,
  onToggle,
}: {
  readonly legend: string;
  readonly options: readonly string[];
  readonly chosen: readonly number[];
  readonly disabled: boolean;
  readonly several?: boolean;
  /** Without letters. */
  readonly plain?: boolean;
  readonly onToggle: (option: number) => void;
}) {
  const name = useId();
  return (
    <fieldset className={styles.choices}>
      <legend>{legend}</legend>
      {options.map((text, index) => (
        <label key={text} className={styles.choice}>
          <input
            type={several ? 'checkbox' : 'radio'}
            name={name}
            disabled={disabled}
            checked={chosen.includes(index)}
            onChange={() => onToggle(index)}
          />
          <span>
            {plain ? '' : `${'ABCDEFGH'[index]}. `}
            {text}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
