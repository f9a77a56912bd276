import type { readRegulation } from '@sanshen/contract/regulation';
import type { RouteAnswer } from '@sanshen/contract/route';
import { Link } from '@tanstack/react-router';
import { useLocalized, useTexts } from '../../text/language.ts';
import styles from './RegulationPage.module.css';
import { regulationTexts } from './texts.ts';

export type RegulationClause = RouteAnswer<typeof readRegulation>['clauses'][number];

/** `§5` as a name in an address. */
export function anchorOf(clause: string): string {
  return `clause-${clause.slice(1)}`;
}

/** Where a path of the product leads for a unit: lists of manuscripts call it their scope. */
function placeOf(path: string, organization: string) {
  const { pathname, searchParams } = new URL(path, location.origin);
  const unit =
    pathname === '/' ? {} : pathname === '/manuscripts' ? { scope: organization } : { organization };
  return { to: pathname, search: { ...Object.fromEntries(searchParams), ...unit } };
}

/** A clause: verbatim, where it lives, how the unit stands. */
export function ClauseSection({
  clause,
  organization,
  mayReadState,
}: {
  readonly clause: RegulationClause;
  readonly organization: string;
  readonly mayReadState: boolean;
}) {
  const t = useTexts(regulationTexts);
  const say = useLocalized();
  const { id, title, text, summary, capabilities, state } = clause;
  const here = capabilities.filter(({ available }) => available);
  const missing = capabilities.filter(({ available }) => !available);
  return (
    <section id={anchorOf(id)} className={styles.clause} aria-labelledby={`${anchorOf(id)}-h`}>
      <h2 id={`${anchorOf(id)}-h`} className={styles.heading}>
        <span className={styles.number}>{id}</span> {say(title)}
      </h2>
      <div className={styles.columns}>
        <div>
          <blockquote className={styles.verbatim} lang="zh-CN">
            {text ?? t.noText}
          </blockquote>
          <p className={styles.soft}>
            {say(summary)}{' '}
            <Link
              to="/policy"
              search={{ organization, view: 'clauses', clause: id }}
              className={`${styles.link} no-print`}
            >
              {t.rules}
            </Link>
          </p>
        </div>
        <div className={styles.facts}>
          <h3>{t.state}</h3>
          {state.length === 0 && <p className={styles.soft}>{mayReadState ? t.noState : t.noRight}</p>}
          <ul className={styles.figures}>
            {state.map((figure) => (
              <li key={figure.id} className={figure.attention ? styles.attention : undefined}>
                {say(figure.sentence)}
                {figure.attention && <span className={styles.flag}>{t.attention}</span>}
                {figure.path !== null && (
                  <Link {...placeOf(figure.path, organization)} className={`${styles.link} no-print`}>
                    {t.show}
                    <span className="visually-hidden"> {say(figure.sentence)}</span>
                  </Link>
                )}
              </li>
            ))}
          </ul>
          <h3>{t.where}</h3>
          {here.length === 0 && <p className={styles.soft}>{t.onlyOffline}</p>}
          <ul className={styles.places}>
            {here.map(({ id: capability, name, path }) => (
              <li key={capability}>
                {path === null ? say(name) : <Link {...placeOf(path, organization)}>{say(name)}</Link>}
              </li>
            ))}
            {missing.map(({ id: capability, name }) => (
              <li key={capability} className={styles.missing}>
                {say(name)} <span className={styles.notYet}>{t.notYet}</span>
              </li>
            ))}
          </ul>
          {missing.length > 0 && <p className={styles.soft}>{t.notYetHint}</p>}
        </div>
      </div>
    </section>
  );
}
