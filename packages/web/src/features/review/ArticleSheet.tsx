import type { ManuscriptContent } from '@sanshen/domain/content';
import { Image } from 'antd';
import { type RefObject, useMemo, useState } from 'react';
import { useLanguage, useTexts } from '../../text/language.ts';
import { isOpen, useSavedChecks } from '../checks/MachineFindings.tsx';
import { fileUrl } from '../editor/prose/schema.ts';
import { ArticleFacts } from './ArticleFacts.tsx';
import styles from './ArticleSheet.module.css';
import { type Passage, type ReadingHandle, ReadingView } from './ReadingView.tsx';
import { reviewTexts } from './texts.ts';
import type { Finding, Manuscript, Thread } from './useManuscript.ts';

/** The revision as it will be published: title, byline, cover, text, and what goes with it. */
export function ArticleSheet({
  manuscript,
  content,
  findings,
  threads,
  reading,
  onSelect,
}: {
  readonly manuscript: Manuscript;
  readonly content: ManuscriptContent;
  readonly findings: readonly Finding[];
  readonly threads: readonly Thread[];
  readonly reading: RefObject<ReadingHandle | null>;
  readonly onSelect: (passage: Passage | null) => void;
}) {
  const t = useTexts(reviewTexts);
  const [picture, setPicture] = useState<{ readonly url: string; readonly alt: string } | null>(null);
  const marked = useMemo(
    () =>
      findings.flatMap(({ finding, place, severity, text, digest, ruling }) =>
        // Offsets belong to the text that they were noted on.
        place === null || ruling !== null || digest !== manuscript.digest
          ? []
          : [{ id: finding, from: place.start, to: place.end, severity, message: text, suggestions: [] }],
      ),
    [findings, manuscript.digest],
  );
  const discussed = useMemo(
    () =>
      threads.flatMap(({ thread, field, current, resolved }) =>
        field !== 'body' || current.anchor === null || resolved !== null
          ? []
          : [{ thread, from: current.anchor.from, to: current.anchor.to }],
      ),
    [threads],
  );
  const language = useLanguage();
  const checks = useSavedChecks(manuscript.manuscript);
  const machine = useMemo(
    () =>
      (checks?.digest === manuscript.digest ? checks.findings : [])
        // Advice is in the list; the text stays quiet.
        .filter((one) => one.field === 'body' && isOpen(one) && one.severity !== 'advice')
        .map(({ id, start, end, severity, message, suggestions }) => {
          return { id, from: start, to: end, severity, message: message[language], suggestions };
        }),
    [checks, manuscript.digest, language],
  );
  const { cover } = content;
  return (
    <article className={styles.sheet}>
      <header>
        <h2 className={styles.title}>{content.title === '' ? t.untitled : content.title}</h2>
        {content.byline !== '' && <p className={styles.byline}>{content.byline}</p>}
        <p className={styles.summary}>{content.summary === '' ? t.noSummary : content.summary}</p>
      </header>
      {cover !== null && (
        <figure className={styles.cover}>
          <Image src={fileUrl(cover.file)} alt={cover.alt} />
          {cover.credit !== '' && <figcaption>{t.credit(cover.credit)}</figcaption>}
        </figure>
      )}
      <ReadingView
        ref={reading}
        body={content.body}
        findings={marked}
        machine={machine}
        threads={discussed}
        label={t.text}
        onSelect={onSelect}
        onPicture={(url, alt) => setPicture({ url, alt })}
      />
      <ArticleFacts manuscript={manuscript} content={content} />
      {picture !== null && (
        <Image
          src={picture.url}
          alt={picture.alt}
          styles={{ root: { display: 'none' } }}
          preview={{ open: true, onOpenChange: (open) => !open && setPicture(null) }}
        />
      )}
    </article>
  );
}
