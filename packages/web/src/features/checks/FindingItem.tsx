import type { ReactNode } from 'react';
import { severityTones, Tag } from '../../components/Tag.tsx';
import { useLocalized, useTexts } from '../../text/language.ts';
import styles from './checks.module.css';
import { usePictureName } from './PictureDialog.tsx';
import { checkTexts } from './texts.ts';

/** What is shown of a finding, saved or live. */
export interface ShownFinding {
  readonly id: string;
  readonly rule: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly clause: string | null;
  readonly severity: 'error' | 'warning' | 'advice';
  readonly declaredSeverity: 'error' | 'warning' | 'advice';
  readonly field: 'title' | 'summary' | 'body' | 'picture';
  /** Which picture it stands in. */
  readonly picture?: { readonly number: number } | null;
  readonly text: string;
  readonly message: { readonly zh: string; readonly en: string };
  readonly source: { readonly name: string };
}

/** One finding: the words, what is said of them, what it rests on, and what can be done. */
export function FindingItem({
  finding,
  picked,
  settled = false,
  onShow,
  notes,
  children,
}: {
  readonly finding: ShownFinding;
  readonly picked: boolean;
  readonly settled?: boolean;
  /** Shows it in the text or in its picture; absent where it stands elsewhere. */
  readonly onShow?: (() => void) | undefined;
  readonly notes?: ReactNode;
  readonly children?: ReactNode;
}) {
  const t = useTexts(checkTexts);
  const say = useLocalized();
  const nameOf = usePictureName();
  const { number = 0 } = finding.picture ?? {};
  const place = { title: t.inTitle, summary: t.inSummary, body: '', picture: nameOf(number) }[finding.field];
  const demoted = finding.severity !== finding.declaredSeverity;
  return (
    <li
      className={[styles.item, picked ? styles.picked : '', settled ? styles.settled : ''].join(' ')}
      data-rule={finding.rule}
    >
      <div className={styles.head}>
        <Tag tone={severityTones[finding.severity]}>{t[finding.severity]}</Tag>
        {place !== '' && <span className={styles.soft}>{place}</span>}
        {onShow === undefined ? (
          <span lang="zh-CN">{finding.text}</span>
        ) : (
          <button type="button" className={styles.words} title={t.where} onClick={onShow} lang="zh-CN">
            {finding.text}
          </button>
        )}
      </div>
      <p className={styles.message}>{say(finding.message)}</p>
      <p className={styles.soft}>
        {say(finding.title)}
        {finding.clause !== null && ` · ${finding.clause}`} · {t.source(finding.source.name)}
        {demoted && ` · ${t.demoted}`}
      </p>
      {notes}
      {children !== undefined && <div className={styles.actions}>{children}</div>}
    </li>
  );
}
