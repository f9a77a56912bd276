import { listCourses } from '@sanshen/contract/training';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useRead } from '../../app/api.ts';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Panel } from '../../components/Panel.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { Tag } from '../../components/Tag.tsx';
import { Time } from '../../components/time.tsx';
import { UnitPicker } from '../../components/UnitPicker.tsx';
import { useTexts } from '../../text/language.ts';
import { CourseDialog } from './CourseDialog.tsx';
import { TrainingTabs } from './TrainingTabs.tsx';
import { trainingTexts } from './texts.ts';
import styles from './training.module.css';
import { useUnit } from './useUnit.ts';

/** 课程: what a unit teaches, with what it inherits. */
export function CoursesPage() {
  const t = useTexts(trainingTexts);
  const search = useSearch({ from: '/inside/training/courses' });
  const organization = useUnit(search.organization, null);
  return (
    <div className={styles.page}>
      {organization === undefined ? (
        <>
          <PageHeader title={t.courses} />
          <EmptyState title={t.noUnit} hint={t.noUnitHint} />
        </>
      ) : (
        <Courses organization={organization} />
      )}
    </div>
  );
}

function Courses({ organization }: { readonly organization: string }) {
  const t = useTexts(trainingTexts);
  const navigate = useNavigate();
  const { data, error, refetch } = useRead(listCourses, { params: { organization } });
  const [making, setMaking] = useState(false);
  return (
    <>
      <PageHeader
        title={t.courses}
        lead={t.coursesLead}
        actions={
          <>
            <UnitPicker
              value={organization}
              relations={['own', 'above', 'guidance']}
              onChange={(next) => void navigate({ to: '/training/courses', search: { organization: next } })}
            />
            {data?.mayPublish === true && (
              <Button type="primary" onClick={() => setMaking(true)}>
                {t.publish}
              </Button>
            )}
          </>
        }
      />
      <TrainingTabs current="courses" />
      {error !== null && <ErrorState error={error} retry={() => void refetch()} />}
      {error === null && data === undefined && <LoadingState />}
      {data !== undefined && (
        <Panel>
          {data.courses.length === 0 && <EmptyState title={t.noCourses} hint={t.noCoursesHint} />}
          <ul className={styles.list}>
            {data.courses.map((one) => (
              <li key={one.course} className={styles.row}>
                <span className={styles.words}>
                  <Link
                    className={styles.name}
                    to="/training/courses/$course"
                    params={{ course: one.course }}
                  >
                    {one.title}
                  </Link>
                  <span className={styles.soft}>{one.summary}</span>
                  <span className={styles.soft}>
                    {one.organizationName} · {t.hours(one.hours)} · {t.lessonsDone(one.done, one.lessons)}
                    {one.dueAt !== null && (
                      <>
                        {' · '}
                        {t.due} <Time at={one.dueAt} />
                      </>
                    )}
                  </span>
                </span>
                {one.done === one.lessons ? (
                  <Tag tone="jade">{t.done}</Tag>
                ) : (
                  one.mine && <Tag tone="amber">{t.forMe}</Tag>
                )}
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {making && <CourseDialog organization={organization} onClose={() => setMaking(false)} />}
    </>
  );
}
