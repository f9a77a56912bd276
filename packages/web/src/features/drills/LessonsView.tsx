import { completeLesson, type DrillAnswer, listLessons } from '@sanshen/contract/drills';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useCommand, useRead } from '../../app/api.ts';
import { Panel } from '../../components/Panel.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { Tag } from '../../components/Tag.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useTexts } from '../../text/language.ts';
import { ReasonDialog } from '../review/ReasonDialog.tsx';
import styles from './drills.module.css';
import { drillTexts } from './texts.ts';

/** What a unit's drills taught, what is not done first. */
export function LessonsView({ organization }: { readonly organization: string }) {
  const t = useTexts(drillTexts);
  const { data, error, refetch } = useRead(listLessons, { params: { organization } });
  return (
    <Panel flush>
      {error !== null && <ErrorState error={error} retry={() => void refetch()} />}
      {error === null && data === undefined && <LoadingState />}
      {data?.items.length === 0 && <EmptyState title={t.noLessons} hint={t.noLessonsHint} />}
      {data?.items.map((lesson) => (
        <LessonLine key={lesson.lesson} lesson={lesson} linked />
      ))}
    </Panel>
  );
}

/** One lesson, with the way to say that it is done. */
export function LessonLine({
  lesson,
  linked = false,
}: {
  readonly lesson: DrillAnswer['lessons'][number];
  readonly linked?: boolean;
}) {
  const t = useTexts(drillTexts);
  const messages = useMessages();
  const complete = useCommand(completeLesson);
  const [asking, setAsking] = useState(false);
  return (
    <div className={styles.line}>
      <span className={styles.words}>
        <span>{lesson.text}</span>
        <span className={styles.soft}>
          {linked && (
            <>
              <Link to="/emergency/drills/$drill" params={{ drill: lesson.drill }}>
                {t.marked(lesson.drillTitle)}
              </Link>
              {' · '}
            </>
          )}
          {t.owner} {lesson.ownerName} · {t.due} {lesson.due}
          {lesson.done !== null && ` · ${lesson.done.note}`}
        </span>
      </span>
      <span className={styles.tags}>
        {lesson.done !== null && <Tag tone="jade">{t.done}</Tag>}
        {lesson.late && <Tag tone="cinnabar">{t.overdue}</Tag>}
        {lesson.mayComplete && <Button onClick={() => setAsking(true)}>{t.complete}</Button>}
      </span>
      {asking && (
        <ReasonDialog
          title={t.complete}
          hint={t.completeHint}
          busy={complete.isPending}
          onClose={() => setAsking(false)}
          onReason={(note) =>
            complete.mutate(
              { params: { drill: lesson.drill, lesson: lesson.lesson }, body: { note } },
              { onSuccess: () => setAsking(false), onError: messages.refused },
            )
          }
        />
      )}
    </div>
  );
}
