import { Input } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { EmptyState } from '../../components/states.tsx';
import { useLocalized, useTexts } from '../../text/language.ts';
import type { Clause } from './ClauseChip.tsx';
import { ClauseChip } from './ClauseChip.tsx';
import styles from './ClausesView.module.css';
import { policyTexts } from './texts.ts';

/** Every clause as a chapter: its words, and each rule that follows from it in one sentence. */
export function ClausesView({
  clauses,
  begin,
}: {
  readonly clauses: readonly Clause[];
  readonly begin: string | undefined;
}) {
  const t = useTexts(policyTexts);
  const say = useLocalized();
  const [wanted, setWanted] = useState('');
  const needle = wanted.trim().toLowerCase();
  const found = useMemo(() => {
    if (needle === '') return clauses;
    const has = (...texts: string[]) => texts.some((text) => text.toLowerCase().includes(needle));
    return clauses.flatMap((clause) => {
      if (has(clause.id, say(clause.title), clause.text ?? '')) return clause;
      const rules = clause.rules.filter(({ name, sentence }) => has(say(name), say(sentence)));
      return rules.length === 0 ? [] : { ...clause, rules };
    });
  }, [clauses, needle, say]);
  useEffect(() => {
    if (begin !== undefined) document.getElementById(anchorOf(begin))?.scrollIntoView({ block: 'start' });
  }, [begin]);
  return (
    <div className={styles.book}>
      <div className={styles.aside}>
        <Input
          type="search"
          aria-label={t.search}
          placeholder={t.search}
          value={wanted}
          onChange={({ target }) => setWanted(target.value)}
        />
        <nav aria-label={t.contents} className={styles.contents}>
          {found.map(({ id, title }) => (
            <a key={id} href={`#${anchorOf(id)}`}>
              <span>{id}</span> {say(title)}
            </a>
          ))}
        </nav>
      </div>
      <div className={styles.chapters}>
        {found.length === 0 && <EmptyState title={t.noMatch} hint={t.noMatchHint} />}
        {found.map((clause) => (
          <Chapter key={clause.id} clause={clause} open={needle !== '' || clause.id === begin} />
        ))}
      </div>
    </div>
  );
}

function Chapter({ clause, open }: { readonly clause: Clause; readonly open: boolean }) {
  const t = useTexts(policyTexts);
  const say = useLocalized();
  const sections = [...Map.groupBy(clause.rules, ({ section }) => section)];
  return (
    <section className={styles.chapter} id={anchorOf(clause.id)} aria-labelledby={`${anchorOf(clause.id)}-h`}>
      <h2 id={`${anchorOf(clause.id)}-h`} className={styles.heading}>
        <span className={styles.number}>{clause.id}</span> {say(clause.title)}
      </h2>
      <p className={styles.summary}>{say(clause.summary)}</p>
      {clause.text !== null && (
        <details className={styles.details}>
          <summary>{t.wording}</summary>
          <blockquote className={styles.verbatim} lang="zh-CN">
            {clause.text}
          </blockquote>
        </details>
      )}
      {sections.map(([section, rules]) => (
        <details key={section} className={styles.details} open={open || sections.length < 3}>
          <summary>
            {say(rules[0]?.sectionName ?? { zh: section, en: section })}
            <span className={styles.count}> {t.rules(rules.length)}</span>
          </summary>
          <ul className={styles.rules}>
            {rules.map(({ pointer, name, sentence }) => (
              <li key={pointer}>
                <span className={styles.ruleName}>{say(name)}</span>
                <span>
                  {say(sentence)} <ClauseChip clause={clause.id} />
                </span>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
}

/** `§5` as a name in an address. */
function anchorOf(clause: string): string {
  return `clause-${clause.slice(1)}`;
}
