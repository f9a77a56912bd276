import { readSimilar } from '@sanshen/contract/checks-similar';
import type { RouteAnswer } from '@sanshen/contract/route';
import { Link } from '@tanstack/react-router';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useRead } from '../../app/api.ts';
import { useTexts } from '../../text/language.ts';
import styles from './SimilarTexts.module.css';
import { checkTexts } from './texts.ts';

type SimilarText = RouteAnswer<typeof readSimilar>['texts'][number];

/** Rounded down: nothing is called all of it that is not. */
const percent = (share: number) => `${Math.floor(share * 100)}%`;

/** How much of the saved text stands in its work draft and in earlier articles, and the passages side by side. */
export function SimilarTexts({
  manuscript,
  onShow,
}: {
  readonly manuscript: string;
  /** Shows a passage in the text. */
  readonly onShow?: ((from: number, to: number) => void) | undefined;
}) {
  const t = useTexts(checkTexts);
  const { data } = useRead(readSimilar, { params: { manuscript } });
  const [open, setOpen] = useState<number | null>(null);
  if (data === undefined || data.texts.length === 0) return null;
  const shown = open === null ? undefined : data.texts[open];
  const nameOf = ({ kind, file, manuscript: other }: SimilarText) => {
    if (kind === 'workDraft') return t.fromDraft(file?.name ?? '');
    return other === null ? t.fromHidden : t.fromArticle(other.title, other.organizationName);
  };
  return (
    <section aria-label={t.similar} className={styles.section}>
      <h2 className={styles.heading}>{t.similar}</h2>
      <ul className={styles.list}>
        {data.texts.map((text, index) => (
          <li key={`${text.file?.digest ?? text.manuscript?.manuscript ?? index}`} className={styles.item}>
            <span className={styles.bar} aria-hidden>
              <span style={{ inlineSize: percent(text.share) }} />
            </span>
            <span className={styles.name}>
              {nameOf(text)}
              <span className={styles.soft}>
                {t.share(percent(text.share))}
                {text.passages.length > 0 && ` · ${t.passages(text.passages.length)}`}
                {text.kind === 'earlierArticle' && text.manuscript === null && ` · ${t.hiddenHint}`}
              </span>
            </span>
            {text.passages.length > 0 && (
              <Button
                size="small"
                onClick={() => setOpen(index)}
                aria-label={`${t.sideBySide} ${nameOf(text)}`}
              >
                {t.sideBySide}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {shown !== undefined && (
        <Modal
          open
          width={960}
          title={`${nameOf(shown)} · ${t.share(percent(shown.share))}`}
          onCancel={() => setOpen(null)}
          footer={<Button onClick={() => setOpen(null)}>{t.close}</Button>}
        >
          <Passages
            text={shown}
            {...(onShow === undefined
              ? {}
              : {
                  onShow: (from: number, to: number) => {
                    setOpen(null);
                    onShow(from, to);
                  },
                })}
          />
        </Modal>
      )}
    </section>
  );
}

function Passages({
  text,
  onShow,
}: {
  readonly text: SimilarText;
  readonly onShow?: (from: number, to: number) => void;
}) {
  const t = useTexts(checkTexts);
  return (
    <>
      {text.manuscript !== null && (
        <p className={styles.soft}>
          <Link to="/manuscripts/$manuscript" params={{ manuscript: text.manuscript.manuscript }}>
            {t.openOther}
          </Link>
        </p>
      )}
      <ol className={styles.passages} lang="zh-CN">
        {text.passages.map((one) => (
          <li key={one.start} className={styles.passage}>
            <div>
              <span className={styles.side}>{t.here}</span>
              {onShow === undefined ? (
                <p>{one.text}</p>
              ) : (
                <button
                  type="button"
                  className={styles.words}
                  title={t.where}
                  onClick={() => onShow(one.start, one.end)}
                >
                  {one.text}
                </button>
              )}
            </div>
            <div>
              <span className={styles.side}>{t.there}</span>
              <p>
                <span className={styles.soft}>{one.otherBefore}</span>
                {one.otherText}
                <span className={styles.soft}>{one.otherAfter}</span>
              </p>
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}
