import type { ManuscriptContent } from '@sanshen/domain/content';
import { Segmented } from 'antd';
import { lazy, type RefObject, Suspense } from 'react';
import { LoadingState } from '../../components/states.tsx';
import { useTexts } from '../../text/language.ts';
import { deskTexts } from '../marks/texts.ts';
import { usePictureMarks } from '../marks/usePictureMarks.ts';
import styles from './ArticlePane.module.css';
import { ArticleSheet } from './ArticleSheet.tsx';
import { ChangesPane } from './ChangesPane.tsx';
import { HistoryPane } from './HistoryPane.tsx';
import type { Passage, ReadingHandle } from './ReadingView.tsx';
import { reviewTexts } from './texts.ts';
import type { Finding, Manuscript, Review, Thread } from './useManuscript.ts';

const PhonePreview = lazy(() =>
  import('./PhonePreview.tsx').then((module) => ({ default: module.PhonePreview })),
);

const PicturesPane = lazy(() =>
  import('../marks/PicturesPane.tsx').then((module) => ({ default: module.PicturesPane })),
);

export type Pane = 'text' | 'pictures' | 'preview' | 'changes' | 'history';

/** The left side of the desk: the text as it will be published, on the phone, what changed in it, and what happened to it. */
export function ArticlePane({
  manuscript,
  review,
  content,
  findings,
  threads,
  pane,
  onPane,
  reading,
  onSelect,
}: {
  readonly manuscript: Manuscript;
  readonly review: Review;
  readonly content: ManuscriptContent;
  readonly findings: readonly Finding[];
  readonly threads: readonly Thread[];
  readonly pane: Pane;
  readonly onPane: (pane: Pane) => void;
  readonly reading: RefObject<ReadingHandle | null>;
  readonly onSelect: (passage: Passage | null) => void;
}) {
  const t = useTexts(reviewTexts);
  const marks = useTexts(deskTexts);
  const { data: report } = usePictureMarks(manuscript.manuscript);
  const marked = report !== undefined && (report.total > 0 || pane === 'pictures');
  const options = [
    { value: 'text' as const, label: t.text },
    ...(marked ? [{ value: 'pictures' as const, label: marks.pane }] : []),
    { value: 'preview' as const, label: t.preview },
    { value: 'changes' as const, label: t.changes },
    { value: 'history' as const, label: t.history },
  ];
  return (
    <>
      <div className={styles.tabs}>
        <Segmented<Pane> aria-label={t.title} options={options} value={pane} onChange={onPane} />
      </div>
      {pane === 'text' && (
        <ArticleSheet
          manuscript={manuscript}
          content={content}
          findings={findings}
          threads={threads}
          reading={reading}
          onSelect={onSelect}
        />
      )}
      <Suspense fallback={<LoadingState rows={10} />}>
        {pane === 'pictures' && (
          <PicturesPane manuscript={manuscript.manuscript} organization={manuscript.organization} />
        )}
        {pane === 'preview' && <PhonePreview manuscript={manuscript.manuscript} content={content} />}
      </Suspense>
      {pane === 'changes' && <ChangesPane manuscript={manuscript} review={review} />}
      {pane === 'history' && <HistoryPane manuscript={manuscript.manuscript} />}
    </>
  );
}
