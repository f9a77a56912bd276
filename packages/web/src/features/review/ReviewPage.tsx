import { Link, useParams } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { ErrorState, LoadingState } from '../../components/states.tsx';
import { useTexts } from '../../text/language.ts';
import { ArticlePane, type Pane } from './ArticlePane.tsx';
import { DeskHeader } from './DeskHeader.tsx';
import { FlowPanel } from './FlowPanel.tsx';
import { NotesPanel } from './NotesPanel.tsx';
import type { Passage, ReadingHandle } from './ReadingView.tsx';
import styles from './ReviewPage.module.css';
import { SignPanel } from './SignPanel.tsx';
import { reviewTexts } from './texts.ts';
import { useManuscript } from './useManuscript.ts';

/** The review desk: what will be published on the left, what is to be decided on the right. */
export function ReviewPage() {
  const { manuscript } = useParams({ from: '/inside/manuscripts/$manuscript' });
  // Another manuscript is another desk: nothing typed for one may end up at the other.
  return <Desk key={manuscript} manuscript={manuscript} />;
}

function Desk({ manuscript }: { readonly manuscript: string }) {
  const t = useTexts(reviewTexts);
  const { text, review, findings, threads } = useManuscript(manuscript);
  const [passage, setPassage] = useState<Passage | null>(null);
  const [pane, setPane] = useState<Pane>('text');
  const reading = useRef<ReadingHandle>(null);
  const error = text.error ?? review.error;
  if (text.data === undefined || review.data === undefined) {
    return error === null ? (
      <LoadingState page />
    ) : (
      <ErrorState
        error={error}
        retry={() => {
          void text.refetch();
          void review.refetch();
        }}
      />
    );
  }
  const shared = { manuscript: text.data, review: review.data };
  const show = (from: number, to: number) => {
    setPane('text');
    // The text has to be there before something in it can be shown.
    requestAnimationFrame(() => reading.current?.reveal(from, to));
  };
  return (
    <>
      <DeskHeader {...shared} onShowChanges={() => setPane('changes')} />
      <div className={styles.desk}>
        <div className={styles.article}>
          {text.data.content === null ? (
            <p>
              {t.stateOnly}{' '}
              <Link to="/organization/why" search={{ manuscript }}>
                {t.why}
              </Link>
            </p>
          ) : (
            <ArticlePane
              {...shared}
              content={text.data.content}
              findings={findings}
              threads={threads}
              pane={pane}
              onPane={setPane}
              reading={reading}
              onSelect={setPassage}
            />
          )}
        </div>
        <aside className={styles.side}>
          <SignPanel
            {...shared}
            findings={findings}
            onShowChanges={() => setPane('changes')}
            onShowPictures={() => setPane('pictures')}
          />
          <FlowPanel {...shared} />
          {text.data.content !== null && (
            <NotesPanel
              {...shared}
              findings={findings}
              threads={threads}
              passage={passage}
              onUsed={() => setPassage(null)}
              onShow={show}
            />
          )}
        </aside>
      </div>
    </>
  );
}
