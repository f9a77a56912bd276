import { type MarkFinding, ruleOnMarks, takeBackMarkRulings } from '@sanshen/contract/marks-review';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../app/api.ts';
import { Tag } from '../../components/Tag.tsx';
import { dateTimeText } from '../../components/time.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useLanguage, useTexts } from '../../text/language.ts';
import { ReasonForm } from '../checks/ReasonForm.tsx';
import styles from './marks.module.css';
import { deskTexts, pictureTexts } from './texts.ts';
import type { PicturesReport } from './usePictureMarks.ts';

/** What people said about a mark, and what I have to say. */
export function Ruling({ report, found }: { readonly report: PicturesReport; readonly found: MarkFinding }) {
  const t = useTexts(deskTexts);
  const words = useTexts(pictureTexts);
  const language = useLanguage();
  const messages = useMessages();
  const [asking, setAsking] = useState(false);
  const rule = useCommand(ruleOnMarks);
  const back = useCommand(takeBackMarkRulings);
  const params = { manuscript: report.manuscript };
  const give = (ruling: 'accepted' | 'overruled', reason: string) =>
    rule.mutate(
      { params, body: { digest: report.digest ?? '', findings: [found.id], ruling, reason } },
      {
        onSuccess: () => {
          setAsking(false);
          messages.done(t.done);
        },
        onError: messages.refused,
      },
    );
  const said = ({ ruling, reason, by, at }: MarkFinding['rulings'][number]) => (
    <>
      <Tag tone={ruling === 'accepted' ? 'cinnabar' : 'jade'}>
        {ruling === 'accepted' ? t.ruledWrong : t.ruledRight}
      </Tag>{' '}
      {by.name}
      {reason !== '' && `：${reason}`} <span className={styles.soft}>{dateTimeText(at, language)}</span>
    </>
  );
  return (
    <div className={styles.ruling}>
      {found.earlier.length > 0 && (
        <section className={styles.earlier} aria-label={t.earlier}>
          <h3>{t.earlier}</h3>
          <ul>
            {found.earlier.map((one) => (
              <li key={`${one.manuscript} ${one.by.person}`}>
                {said(one)}{' '}
                <Link
                  to="/manuscripts/$manuscript"
                  params={{ manuscript: one.manuscript }}
                  className={styles.link ?? ''}
                >
                  {one.same ? t.same : t.alike}
                </Link>
              </li>
            ))}
          </ul>
          <p className={styles.soft}>{t.earlierHint}</p>
        </section>
      )}
      {found.rulings.length > 0 && (
        <section aria-label={t.rulings}>
          <ul>
            {found.rulings.map((one) => (
              <li key={one.by.person}>{said(one)}</li>
            ))}
          </ul>
        </section>
      )}
      {report.mine.rule && found.mine === null && (
        <div className={styles.actions}>
          <Button loading={rule.isPending} onClick={() => give('accepted', '')}>
            {t.wrong}
          </Button>
          <Button onClick={() => setAsking(true)}>{t.right}</Button>
        </div>
      )}
      {found.mine !== null && (
        <Button
          size="small"
          type="text"
          loading={back.isPending}
          onClick={() =>
            back.mutate(
              { params, body: { findings: [found.id] } },
              { onSuccess: () => messages.done(t.takenBack), onError: messages.refused },
            )
          }
        >
          {t.takeBack}
        </Button>
      )}
      {asking && (
        <ReasonForm
          title={t.right}
          hint={found.verdict === 'cannotVerify' ? words.cannotHint : t.rightHint}
          busy={rule.isPending}
          onReason={(reason) => give('overruled', reason)}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}
