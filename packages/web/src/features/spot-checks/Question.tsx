import type { SpotCheckAnswer } from '@sanshen/contract/spot-checks';
import { Input, Radio } from 'antd';
import type { ReactNode } from 'react';
import { useLocalized, useTexts } from '../../text/language.ts';
import styles from './spot-checks.module.css';
import { spotChecksTexts } from './texts.ts';

/** What somebody has said about a question so far; `fault` is undefined before he has. */
export interface Said {
  readonly fault?: boolean;
  readonly note: string;
}

/** One question about one item. */
export function Question({
  line,
  said,
  onSay,
  children,
}: {
  readonly line: SpotCheckAnswer['lines'][number];
  readonly said: Said;
  readonly onSay: (said: Said) => void;
  readonly children?: ReactNode;
}) {
  const t = useTexts(spotChecksTexts);
  const say = useLocalized();
  return (
    <fieldset className={styles.question}>
      <legend>
        {line.clause} {say(line.name)}
      </legend>
      {children}
      <Radio.Group
        value={said.fault}
        onChange={({ target }) => onSay({ ...said, fault: target.value === true })}
        options={[
          { value: false, label: t.fine },
          { value: true, label: t.fault },
        ]}
      />
      {said.fault === true && (
        <Input.TextArea
          aria-label={t.what}
          placeholder={t.what}
          value={said.note}
          onChange={({ target }) => onSay({ ...said, note: target.value })}
          autoSize={{ minRows: 1, maxRows: 4 }}
          maxLength={1000}
        />
      )}
    </fieldset>
  );
}

/** Whether a question is answered: a fault says what it is. */
export function isAnswered({ fault, note }: Said): boolean {
  return fault === false || (fault === true && note.trim() !== '');
}
