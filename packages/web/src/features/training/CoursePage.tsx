import type { RouteAnswer } from '@sanshen/contract/route';
import { readCourse, retireCourse } from '@sanshen/contract/training';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { useCommand, useRead } from '../../app/api.ts';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Panel } from '../../components/Panel.tsx';
import { ErrorState, LoadingState } from '../../components/states.tsx';
import { Tag } from '../../components/Tag.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useTexts } from '../../text/language.ts';
import { CourseDialog } from './CourseDialog.tsx';
import { LessonView } from './LessonView.tsx';
import { trainingTexts } from './texts.ts';
import styles from './training.module.css';

type Course = RouteAnswer<typeof readCourse>;

/** One course: its lessons, and the one that is being learnt. */
export function CoursePage() {
  const { course } = useParams({ from: '/inside/training/courses/$course' });
  const { data, error, refetch } = useRead(readCourse, { params: { course } });
  if (data === undefined)
    return error === null ? <LoadingState page /> : <ErrorState error={error} retry={() => void refetch()} />;
  return <Lessons course={data} />;
}

function Lessons({ course }: { readonly course: Course }) {
  const t = useTexts(trainingTexts);
  const messages = useMessages();
  const navigate = useNavigate();
  const retire = useCommand(retireCourse);
  const [changing, setChanging] = useState(false);
  const next = course.lessonsToLearn.find(({ done }) => !done) ?? course.lessonsToLearn[0];
  const [open, setOpen] = useState<string | undefined>(next?.id);
  const lesson = course.lessonsToLearn.find(({ id }) => id === open);
  return (
    <div className={styles.page}>
      <PageHeader
        title={course.title}
        lead={course.summary}
        actions={
          <>
            <Link to="/training/courses">{t.back}</Link>
            {course.mayChange && <Button onClick={() => setChanging(true)}>{t.change}</Button>}
            {course.mayChange && (
              <Popconfirm
                title={t.retireSure}
                okText={t.retire}
                cancelText={t.cancel}
                onConfirm={() =>
                  retire.mutate(
                    { params: { course: course.course }, body: {} },
                    {
                      onSuccess: () => {
                        messages.done(t.retired);
                        void navigate({ to: '/training/courses' });
                      },
                      onError: messages.refused,
                    },
                  )
                }
              >
                <Button>{t.retire}</Button>
              </Popconfirm>
            )}
          </>
        }
      />
      <Panel title={t.lessons} extra={course.credited ? <Tag tone="jade">{t.credited}</Tag> : undefined}>
        <ul className={styles.list}>
          {course.lessonsToLearn.map((one) => (
            <li key={one.id} className={styles.row}>
              <span className={styles.words}>
                <span className={styles.name}>{one.title}</span>
                <span className={styles.soft}>
                  {t[one.kind]} · {t.seen(minutesText(one.seen), minutesText(one.seconds))}
                </span>
              </span>
              {one.done && <Tag tone="jade">{t.done}</Tag>}
              {one.id !== open && <Button onClick={() => setOpen(one.id)}>{t.toCourse}</Button>}
            </li>
          ))}
        </ul>
      </Panel>
      {lesson !== undefined && <LessonView key={lesson.id} course={course.course} lesson={lesson} />}
      {changing && (
        <CourseDialog organization={course.organization} course={course} onClose={() => setChanging(false)} />
      )}
    </div>
  );
}

/** Seconds as minutes and seconds. */
export function minutesText(seconds: number): string {
  const whole = Math.floor(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
