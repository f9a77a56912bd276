import { Button } from 'antd';
import { useState } from 'react';
import { dateText, useNow } from '../../../components/time.tsx';
import { useLanguage, useTexts } from '../../../text/language.ts';
import { actionTexts } from '../action-texts.ts';
import { lastDayText, stateOf } from '../dates.ts';
import {
  EmploymentDialog,
  EndFactDialog,
  LeaveDialog,
  QualificationDialog,
} from '../dialogs/fact-dialogs.tsx';
import unitStyles from '../OrganizationPage.module.css';
import { organizationTexts } from '../texts.ts';
import { type Person, useUnitWords } from '../use-unit.ts';
import styles from './Person.module.css';

type Facts = NonNullable<Person['facts']>;
type Open =
  | { readonly kind: 'employment' | 'qualification' | 'leave' }
  | { readonly kind: 'endQualification'; readonly id: string; readonly word: string }
  | { readonly kind: 'endLeave'; readonly id: string };

/** Employment, qualifications and leave. A person records his own leave and nothing else of himself. */
export function FactsSection({
  person,
  facts,
  mine,
  mayChange,
}: {
  readonly person: Person;
  readonly facts: Facts;
  readonly mine: boolean;
  readonly mayChange: boolean;
}) {
  const t = useTexts(organizationTexts);
  const a = useTexts(actionTexts);
  const language = useLanguage();
  const now = useNow();
  const words = useUnitWords(person.organization);
  const [open, setOpen] = useState<Open | null>(null);
  const decides = mayChange && !mine;
  const close = () => setOpen(null);
  const span = ({ from, to }: { readonly from: string; readonly to: string | null }) =>
    `${dateText(from, language)} – ${to === null ? t.noEnd : lastDayText(to, language)}`;
  return (
    <>
      <section>
        <div className={styles.head}>
          <h2 className={styles.title}>{t.employment}</h2>
          {decides && <Button onClick={() => setOpen({ kind: 'employment' })}>{a.setEmployment}</Button>}
        </div>
        <p>{words('employments', facts.employment)}</p>
      </section>
      <section>
        <div className={styles.head}>
          <h2 className={styles.title}>{t.qualifications}</h2>
          {decides && (
            <Button onClick={() => setOpen({ kind: 'qualification' })}>{a.addQualification}</Button>
          )}
        </div>
        {facts.qualifications.length === 0 && <p className={styles.soft}>{t.noQualifications}</p>}
        <ul className={styles.list}>
          {facts.qualifications.map((one) => (
            <li key={one.id} className={styles.row}>
              <div className={styles.what}>
                {words('qualifications', one.kind)}
                <div className={styles.soft}>{span(one)}</div>
              </div>
              {decides && (
                <Button
                  type="text"
                  danger
                  onClick={() =>
                    setOpen({
                      kind: 'endQualification',
                      id: one.id,
                      word: words('qualifications', one.kind),
                    })
                  }
                >
                  {a.endQualification}
                </Button>
              )}
            </li>
          ))}
        </ul>
      </section>
      <section>
        <div className={styles.head}>
          <h2 className={styles.title}>{t.leaves}</h2>
          {(mine || mayChange) && <Button onClick={() => setOpen({ kind: 'leave' })}>{a.leave}</Button>}
        </div>
        {facts.leaves.length === 0 && <p className={styles.soft}>{t.noLeaves}</p>}
        <ul className={styles.list}>
          {facts.leaves.map((one) => (
            <li key={one.id} className={styles.row}>
              <div className={styles.what}>
                {span(one)}{' '}
                {stateOf(one, now) === 'now' && (
                  <span className={`${unitStyles.tag} ${unitStyles.amber}`}>{t.onLeave}</span>
                )}
              </div>
              {(mine || mayChange) && (
                <Button type="text" onClick={() => setOpen({ kind: 'endLeave', id: one.id })}>
                  {a.endLeave}
                </Button>
              )}
            </li>
          ))}
        </ul>
      </section>
      {open?.kind === 'employment' && <EmploymentDialog person={person} onClose={close} />}
      {open?.kind === 'qualification' && <QualificationDialog person={person} onClose={close} />}
      {open?.kind === 'leave' && <LeaveDialog person={person} onClose={close} />}
      {(open?.kind === 'endLeave' || open?.kind === 'endQualification') && (
        <EndFactDialog
          fact={open.id}
          what={open.kind === 'endLeave' ? null : open.word}
          name={person.name}
          onClose={close}
        />
      )}
    </>
  );
}
