import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { Panel } from '../../components/Panel.tsx';
import { Time } from '../../components/time.tsx';
import { useTexts } from '../../text/language.ts';
import styles from './Questions.module.css';
import { questionTexts } from './texts.ts';
import { type Shown, useStep } from './use-step.ts';

/** Questions that look like the same, and those that a person has grouped with this one. */
export function GroupPanel({ shown }: { readonly shown: Shown }) {
  const t = useTexts(questionTexts);
  const step = useStep(shown);
  const { group, alike, may } = shown;
  return (
    <>
      {group.length > 0 && (
        <Panel title={t.group} flush>
          <ul className={styles.list}>
            {group.map(({ question, excerpt, receivedAt }) => (
              <li key={question} className={styles.item}>
                <Link to="/questions/$question" params={{ question }}>
                  {excerpt ?? t.deleted}
                </Link>
                <p className={styles.soft}>
                  <Time at={receivedAt} />
                </p>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {alike.length > 0 && (
        <Panel title={t.alike} extra={<span className={styles.meta}>{t.alikeHint}</span>} flush>
          <ul className={styles.list}>
            {alike.map(({ question, excerpt, likeness, receivedAt, state }) => (
              <li key={question} className={styles.item}>
                <Link to="/questions/$question" params={{ question }}>
                  {excerpt}
                </Link>
                <p className={styles.soft}>
                  {t.likeness(Math.round(likeness * 100))} · <Time at={receivedAt} />
                </p>
                {may.includes('merge') && state !== 'answered' && state !== 'closed' && (
                  <div className={styles.actions}>
                    <Button
                      size="small"
                      loading={step.busy}
                      onClick={() => step.take({ step: 'merge', lead: question })}
                    >
                      {t.merge}
                    </Button>
                  </div>
                )}
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}
