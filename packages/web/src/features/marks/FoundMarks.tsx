import type { ShownFoundMark } from '@sanshen/contract/marks-schemas';
import { type ReactNode, useState } from 'react';
import { Tag } from '../../components/Tag.tsx';
import { useLocalized, useTexts } from '../../text/language.ts';
import { MarkDetail, verdictTones } from './MarkDetail.tsx';
import { MarkedPicture } from './MarkedPicture.tsx';
import styles from './marks.module.css';
import { pictureTexts } from './texts.ts';

/** A picture with its marks: drawn over it, listed beside it, and the chosen one in detail. */
export function FoundMarks<Found extends ShownFoundMark>({
  organization,
  source,
  alt,
  width,
  height,
  marks,
  children,
}: {
  readonly organization: string;
  readonly source: string;
  readonly alt: string;
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Found[];
  /** What can be done about a mark. */
  readonly children?: (found: Found) => ReactNode;
}) {
  const t = useTexts(pictureTexts);
  const say = useLocalized();
  const [picked, setPicked] = useState(0);
  const chosen = marks[picked] ?? marks[0];
  return (
    <div className={styles.found}>
      <MarkedPicture
        source={source}
        alt={alt}
        width={width}
        height={height}
        marks={marks}
        picked={picked}
        onPick={setPicked}
      />
      <ol className={styles.marks}>
        {marks.map((found, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the number is what the mark is called here
          <li key={index}>
            <button type="button" aria-pressed={found === chosen} onClick={() => setPicked(index)}>
              <span className={styles.number}>{index + 1}</span>
              <strong>{say(found.names)}</strong>
              <Tag tone={verdictTones[found.verdict]}>{t[found.verdict]}</Tag>
              <span className={styles.soft}>{found.problems.map(({ text }) => say(text)).join('；')}</span>
            </button>
          </li>
        ))}
      </ol>
      {chosen !== undefined && (
        <>
          <MarkDetail
            key={picked}
            organization={organization}
            source={source}
            pictureWidth={width}
            found={chosen}
          />
          {children?.(chosen)}
        </>
      )}
    </div>
  );
}
