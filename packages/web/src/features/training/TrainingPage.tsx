import { myTraining } from '@sanshen/contract/training';
import { Link } from '@tanstack/react-router';
import { useRead } from '../../app/api.ts';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Panel } from '../../components/Panel.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { Tag } from '../../components/Tag.tsx';
import { Time } from '../../components/time.tsx';
import { useLocalized, useTexts } from '../../text/language.ts';
import { PractiseNext } from '../practice/PractiseNext.tsx';
import { CertificateList } from './CertificateList.tsx';
import { HoursBar } from './HoursBar.tsx';
import { MyExamination } from './MyExamination.tsx';
import type { Mine } from './read-types.ts';
import { TrainingTabs } from './TrainingTabs.tsx';
import { trainingTexts } from './texts.ts';
import styles from './training.module.css';

type Line = Mine['plan'][number];

/** 我的培训: what I have to learn by when, my examinations, my certificates. */
export function TrainingPage() {
  const t = useTexts(trainingTexts);
  const { data, error, refetch } = useRead(myTraining, {});
  return (
    <div className={styles.page}>
      <PageHeader title={t.title} lead={t.lead} />
      <TrainingTabs current="mine" />
      {error !== null && <ErrorState error={error} retry={() => void refetch()} />}
      {error === null && data === undefined && <LoadingState />}
      {data !== undefined && <Standing mine={data} />}
    </div>
  );
}

function Standing({ mine }: { readonly mine: Mine }) {
  const t = useTexts(trainingTexts);
  return (
    <>
      <Panel title={t.plan}>
        <HoursBar label={t.hoursOfYear(mine.year)} hours={mine.hours} needed={mine.hoursNeeded} />
        {mine.plan.length === 0 ? (
          <EmptyState title={t.planEmpty} hint={t.planEmptyHint} />
        ) : (
          <ul className={styles.list}>
            {mine.plan.map((line) => (
              <PlanRow key={`${line.kind} ${line.id}`} line={line} />
            ))}
          </ul>
        )}
        <PractiseNext kinds={mine.practise} />
      </Panel>
      <Panel title={t.myExaminations}>
        {mine.examinations.length === 0 ? (
          <p className={styles.soft}>{t.noExaminations}</p>
        ) : (
          <ul className={styles.list}>
            {mine.examinations.map((one) => (
              <MyExamination key={one.examination} examination={one} />
            ))}
          </ul>
        )}
      </Panel>
      <Panel title={t.certificates}>
        <CertificateList certificates={mine.certificates} />
      </Panel>
      {mine.learnt.length > 0 && (
        <Panel title={t.learnt}>
          <ul className={styles.list}>
            {mine.learnt.map((one) => (
              <li key={`${one.day} ${one.title}`} className={styles.row}>
                <span className={styles.words}>{one.title}</span>
                <span className={styles.soft}>{one.day}</span>
                <span>{t.hours(one.hours)}</span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}

const tones = { overdue: 'cinnabar', open: 'amber', done: 'jade' } as const;

function PlanRow({ line }: { readonly line: Line }) {
  const t = useTexts(trainingTexts);
  const say = useLocalized();
  const name = line.title === null ? '' : say(line.title);
  const titles = {
    annualHours: t.annualHours,
    qualification: t.qualificationLine(name),
    course: t.courseLine(name),
    examination: t.examinationLine(name),
  };
  const progress = {
    annualHours: t.ofHours(line.done, line.needed),
    qualification: t.ofHours(line.done, line.needed),
    course: t.lessonsDone(line.done, line.needed),
    examination: line.done === 0 ? t.passScore(line.needed) : t.bestOf(line.done, line.needed),
  };
  return (
    <li className={styles.row}>
      <span className={styles.words}>
        <span className={styles.name}>{titles[line.kind]}</span>
        <span className={styles.soft}>
          {progress[line.kind]}
          {line.dueAt !== null && line.status !== 'done' && (
            <>
              {' · '}
              {t.due} <Time at={line.dueAt} />
            </>
          )}
        </span>
      </span>
      {line.kind === 'course' && line.id !== null && line.status !== 'done' && (
        <Link to="/training/courses/$course" params={{ course: line.id }}>
          {t.toCourse}
        </Link>
      )}
      <Tag tone={tones[line.status]}>{t[line.status]}</Tag>
    </li>
  );
}
