import type { listQuestions } from '@sanshen/contract/questions';
import type { RouteAnswer } from '@sanshen/contract/route';
import { useLocalized, useTexts } from '../../text/language.ts';
import styles from './Questions.module.css';
import { questionTexts } from './texts.ts';

/** Whom to call in distress, and the local rule; the numbers can be called from a phone. */
export function HelpList({ help }: { readonly help: RouteAnswer<typeof listQuestions>['help'] }) {
  const t = useTexts(questionTexts);
  const say = useLocalized();
  return (
    <>
      <p className={styles.rule}>
        <strong>{t.localRule}：</strong>
        {say(help.rule)}
      </p>
      <ul className={styles.help} aria-label={t.help}>
        {help.contacts.map(({ id, name, contact, hours }) => (
          <li key={id}>
            {say(name)} <a href={`tel:${contact}`}>{contact}</a>{' '}
            <span className={styles.hours}>{say(hours)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
