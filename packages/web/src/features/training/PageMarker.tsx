import { CloseOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useMemo } from 'react';
import { useTexts } from '../../text/language.ts';
import { examTexts } from './exam-texts.ts';
import { type PageMark, paragraphsOf, toggle, unbroken } from './page-marks.ts';
import styles from './sheet.module.css';

/** A page to be proofread: every word can be marked, and each mark takes a correction. */
export function PageMarker({
  page,
  marks,
  disabled,
  onChange,
}: {
  readonly page: string;
  readonly marks: readonly PageMark[];
  readonly disabled: boolean;
  readonly onChange: (marks: readonly PageMark[]) => void;
}) {
  const t = useTexts(examTexts);
  const paragraphs = useMemo(() => paragraphsOf(page), [page]);
  const marked = (start: number) => marks.some((one) => one.start <= start && start < one.end);
  return (
    <div className={styles.marker}>
      <p className={styles.hint}>{t.pageHint}</p>
      <div className={styles.paper}>
        {paragraphs.map((pieces, line) => (
          <p key={pieces[0]?.start ?? `empty ${line}`}>
            {unbroken(pieces).map((together) => (
              <span key={together[0]?.start} className={styles.together}>
                {together.map((piece) =>
                  piece.text.trim() === '' ? (
                    piece.text
                  ) : (
                    <button
                      key={piece.start}
                      type="button"
                      className={styles.word}
                      aria-pressed={marked(piece.start)}
                      disabled={disabled}
                      onClick={() => onChange(toggle(marks, piece, page))}
                    >
                      {piece.text}
                    </button>
                  ),
                )}
              </span>
            ))}
          </p>
        ))}
      </div>
      <h3 className={styles.marksTitle}>{t.marks}</h3>
      {marks.length === 0 && <p className={styles.hint}>{t.noMarks}</p>}
      <ul className={styles.marks}>
        {marks.map((one) => {
          const wrong = page.slice(one.start, one.end);
          return (
            <li key={one.start}>
              <label className={styles.blank}>
                <span>{t.correction(wrong)}</span>
                <Input
                  size="large"
                  maxLength={200}
                  disabled={disabled}
                  value={one.correction}
                  onChange={({ target }) =>
                    onChange(
                      marks.map((mark) =>
                        mark.start === one.start ? { ...mark, correction: target.value } : mark,
                      ),
                    )
                  }
                />
              </label>
              <Button
                size="large"
                icon={<CloseOutlined />}
                aria-label={t.unmark(wrong)}
                disabled={disabled}
                onClick={() => onChange(marks.filter((mark) => mark.start !== one.start))}
              />
            </li>
          );
        })}
      </ul>
    </div>
  );
}
