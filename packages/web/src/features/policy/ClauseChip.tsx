import type { readPolicyAsText } from '@sanshen/contract/policy-reading';
import type { RouteAnswer } from '@sanshen/contract/route';
import { Button, Modal } from 'antd';
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { useLocalized, useTexts } from '../../text/language.ts';
import styles from './PolicyPage.module.css';
import { policyTexts } from './texts.ts';

export type Clause = RouteAnswer<typeof readPolicyAsText>['clauses'][number];

const ClauseContext = createContext<{
  readonly titles: ReadonlyMap<string, string>;
  readonly show: (clause: string) => void;
}>({ titles: new Map(), show: () => {} });

/** Lets every {@link ClauseChip} inside show the text of its clause. */
export function ClauseProvider({
  clauses,
  onChapter,
  children,
}: {
  readonly clauses: readonly Clause[];
  readonly onChapter: (clause: string) => void;
  readonly children: ReactNode;
}) {
  const t = useTexts(policyTexts);
  const say = useLocalized();
  const [shown, setShown] = useState<string | null>(null);
  const clause = clauses.find(({ id }) => id === shown);
  const value = useMemo(
    () => ({ titles: new Map(clauses.map(({ id, title }) => [id, say(title)])), show: setShown }),
    [clauses, say],
  );
  return (
    <ClauseContext value={value}>
      {children}
      <Modal
        open={clause !== undefined}
        title={clause === undefined ? '' : `${clause.id} ${say(clause.title)}`}
        onCancel={() => setShown(null)}
        footer={
          <>
            <Button
              type="link"
              onClick={() => {
                setShown(null);
                if (shown !== null) onChapter(shown);
              }}
            >
              {t.toChapter}
            </Button>
            <Button onClick={() => setShown(null)}>{t.close}</Button>
          </>
        }
        destroyOnHidden
      >
        {clause !== undefined && (
          <>
            <p className={styles.summary}>{say(clause.summary)}</p>
            <blockquote className={styles.verbatim} lang="zh-CN">
              {clause.text ?? t.noText}
            </blockquote>
          </>
        )}
      </Modal>
    </ClauseContext>
  );
}

/** The clause that something follows from; opens its text. */
export function ClauseChip({ clause }: { readonly clause: string }) {
  const t = useTexts(policyTexts);
  const { titles, show } = useContext(ClauseContext);
  const title = titles.get(clause);
  return (
    <button
      type="button"
      className={styles.chip}
      title={title}
      aria-label={`${t.clauseOf(clause)}${title === undefined ? '' : ` ${title}`}`}
      onClick={() => show(clause)}
    >
      {clause}
    </button>
  );
}
