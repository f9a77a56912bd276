import type { RouteAnswer } from '@sanshen/contract/route';
import { type readCourse, reportProgress } from '@sanshen/contract/training';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { client } from '../../app/api.ts';
import { Panel } from '../../components/Panel.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useTexts } from '../../text/language.ts';
import { trainingTexts } from './texts.ts';
import styles from './training.module.css';

type Lesson = RouteAnswer<typeof readCourse>['lessonsToLearn'][number];

/** Milliseconds between two words to the server. */
const every = 10_000;

/** A lesson, and the honest word of how much of it was learnt: what the video really played, or how long the page was in sight. */
export function LessonView({ course, lesson }: { readonly course: string; readonly lesson: Lesson }) {
  const t = useTexts(trainingTexts);
  const messages = useMessages();
  const queries = useQueryClient();
  const video = useRef<HTMLVideoElement>(null);
  const { id, kind, done } = lesson;
  useEffect(() => {
    if (done) return;
    let seconds = 0;
    let finished = false;
    const tick = setInterval(() => {
      // A document opens in a window of its own.
      if (kind === 'document' || document.visibilityState === 'visible') seconds += 1;
    }, 1000);
    const report = async () => {
      const spans = playedIn(video.current);
      const said = seconds;
      if (finished || (kind === 'video' && spans.length === 0 && said > 0 && lastSaid)) return;
      lastSaid = true;
      try {
        const body = { lesson: id, spans, seconds: said };
        const told = await client.call(reportProgress, { params: { course }, body });
        seconds -= said;
        if (told.done) {
          finished = true;
          messages.done(told.credited > 0 ? t.creditedNow(told.credited) : t.lessonDone);
          void queries.invalidateQueries();
        } else void queries.invalidateQueries({ queryKey: ['training.course'] });
      } catch {
        // Told again with the next word; nothing is lost but what the server would not have believed anyway.
      }
    };
    let lastSaid = false;
    void report();
    const timer = setInterval(() => void report(), every);
    return () => {
      clearInterval(tick);
      clearInterval(timer);
      void report();
    };
  }, [course, id, kind, done, messages, queries, t]);
  const address = lesson.file === null ? '' : `/api/v1/files/${lesson.file}`;
  return (
    <Panel title={lesson.title}>
      {kind === 'text' && <div className={styles.reading}>{lesson.text}</div>}
      {kind === 'document' && (
        <a href={address} target="_blank" rel="noopener noreferrer">
          {t.openDocument}
        </a>
      )}
      {kind === 'video' && (
        // biome-ignore lint/a11y/useMediaCaption: whoever publishes a course brings what captions there are inside the video
        <video
          ref={video}
          className={styles.video}
          controls
          preload="metadata"
          src={address}
          aria-label={lesson.title}
        />
      )}
    </Panel>
  );
}

/** What of a video was played since it was opened; the browser leaves out what was skipped. */
function playedIn(video: HTMLVideoElement | null): [number, number][] {
  if (video === null) return [];
  return Array.from({ length: Math.min(video.played.length, 200) }, (_, index) => [
    video.played.start(index),
    video.played.end(index),
  ]);
}
