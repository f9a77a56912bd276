import { Button, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTexts } from '../../text/language.ts';
import { planEditorTexts } from './editor-texts.ts';
import styles from './emergency.module.css';

/** A line above a control that names it for the eye; the control names itself for everybody else. */
export function Field({
  label,
  wide = false,
  children,
}: {
  readonly label: string;
  readonly wide?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <div className={wide ? `${styles.field} ${styles.wide}` : styles.field}>
      <span aria-hidden>{label}</span>
      {children}
    </div>
  );
}

/** A text of one line. */
export function ShortText({
  label,
  value,
  max,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly max: number;
  readonly onChange: (value: string) => void;
}) {
  return (
    <Input
      aria-label={label}
      value={value}
      maxLength={max}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}

/** A text of several lines. */
export function LongText({
  label,
  value,
  max,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly max: number;
  readonly onChange: (value: string) => void;
}) {
  return (
    <Input.TextArea
      aria-label={label}
      value={value}
      maxLength={max}
      autoSize={{ minRows: 2, maxRows: 12 }}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}

/** The head of an item's card: its number, and moving or removing it. */
export function CardHead({
  name,
  onMove,
  onRemove,
}: {
  readonly name: string;
  readonly onMove?: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}) {
  const t = useTexts(planEditorTexts);
  return (
    <div className={styles.cardHead}>
      <strong>{name}</strong>
      <span className={styles.push}>
        {onMove !== undefined && (
          <>
            <Button size="small" aria-label={`${t.up} ${name}`} onClick={() => onMove(-1)}>
              {t.up}
            </Button>
            <Button size="small" aria-label={`${t.down} ${name}`} onClick={() => onMove(1)}>
              {t.down}
            </Button>
          </>
        )}
        <Button size="small" aria-label={`${t.remove} ${name}`} onClick={onRemove}>
          {t.remove}
        </Button>
      </span>
    </div>
  );
}
