import type { AssessmentAnswer } from '@sanshen/contract/assessments';
import { isPeriodKey } from '@sanshen/domain/supervision';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { Tag, Tags } from '../../components/Tag.tsx';
import { Time } from '../../components/time.tsx';
import { useLocalized, useTexts } from '../../text/language.ts';
import { FileLink } from '../campaigns/UnitPart.tsx';
import { AppealDialog, DecideDialog } from './AppealDialogs.tsx';
import styles from './assessments.module.css';
import { assessmentTexts } from './texts.ts';

type Item = AssessmentAnswer['items'][number];

/** One deduction: what it is for, where it comes from, and what became of it on appeal. */
export function ItemCard({ one, item }: { readonly one: AssessmentAnswer; readonly item: Item }) {
  const t = useTexts(assessmentTexts);
  const say = useLocalized();
  const [act, setAct] = useState<'appeal' | 'decide' | null>(null);
  const { appeal } = item;
  return (
    <li className={styles.item}>
      <div className={styles.itemHead}>
        <span className={styles.words}>
          <span>
            <Tag>{item.clause}</Tag> {say(item.sentence)}
          </span>
          <Source one={one} item={item} />
        </span>
        <Tags>
          <Tag tone="cinnabar">{t.minus(item.points)}</Tag>
          {item.restored > 0 && <Tag tone="jade">{t.restored(item.restored)}</Tag>}
          {one.mayAppeal && appeal === null && <Button onClick={() => setAct('appeal')}>{t.appeal}</Button>}
          {one.mayDecide && appeal !== null && appeal.decided === null && (
            <Button type="primary" onClick={() => setAct('decide')}>
              {t.decide}
            </Button>
          )}
        </Tags>
      </div>
      {appeal !== null && <Appeal appeal={appeal} />}
      {act === 'appeal' && <AppealDialog one={one} item={item} onClose={() => setAct(null)} />}
      {act === 'decide' && <DecideDialog one={one} item={item} onClose={() => setAct(null)} />}
    </li>
  );
}

function Source({ one, item }: { readonly one: AssessmentAnswer; readonly item: Item }) {
  const t = useTexts(assessmentTexts);
  if (item.kind === 'case') {
    return (
      <Link to="/supervision/cases/$case" params={{ case: item.source }}>
        {t.openCase}
      </Link>
    );
  }
  const period = isPeriodKey(one.period) ? { period: one.period, indicator: item.source } : {};
  return (
    <Link to="/supervision" search={{ organization: one.unit, view: 'unit', ...period }}>
      {t.openNumbers}
    </Link>
  );
}

function Appeal({ appeal }: { readonly appeal: NonNullable<Item['appeal']> }) {
  const t = useTexts(assessmentTexts);
  const { word, files, dueAt, decided } = appeal;
  return (
    <div className={styles.appeal}>
      <p>
        <Tag tone="amber">{t.appealed}</Tag> {word.note}
      </p>
      {files.length > 0 && (
        <p>
          <Tags>
            {files.map(({ file, name }) => (
              <FileLink key={file} file={file} name={name} />
            ))}
          </Tags>
        </p>
      )}
      <p className={styles.soft}>
        {word.by} · <Time at={word.at} />
        {decided === null && (
          <>
            {' '}
            · {t.answerDue} <Time at={dueAt} />
          </>
        )}
      </p>
      {decided !== null && (
        <p>
          <Tag tone={decided.restored > 0 ? 'jade' : 'plain'}>
            {decided.restored > 0 ? t.restored(decided.restored) : t.upheld}
          </Tag>{' '}
          {decided.note}{' '}
          <span className={styles.soft}>
            {decided.by} · <Time at={decided.at} />
          </span>
        </p>
      )}
    </div>
  );
}
