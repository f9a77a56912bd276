import { Modal, Segmented } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTexts } from '../../text/language.ts';
import styles from './PictureDialog.module.css';
import { pictureTexts } from './picture-texts.ts';

/** A place in a picture: pixels of the picture as people see it. */
export interface ShownPlace {
  readonly file: string;
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly (readonly [x: number, y: number, width: number, height: number])[];
}

/** What people call a picture of a text. */
export function usePictureName(): (number: number) => string {
  const t = useTexts(pictureTexts);
  return (number) => (number === 0 ? t.cover : t.inPicture(number));
}

/** A picture, as large as one wants it, with frames around what is meant. */
export function PictureDialog({
  place,
  words,
  onClose,
}: {
  readonly place: ShownPlace;
  /** What stands in the frames. */
  readonly words: string;
  readonly onClose: () => void;
}) {
  const t = useTexts(pictureTexts);
  const name = usePictureName()(place.number);
  const { width, height, boxes, file } = place;
  // A word that would be small on the screen is shown large at once.
  const least = Math.min(...boxes.map(([, , , high]) => high));
  const [large, setLarge] = useState(least < width / 60);
  const first = useRef<HTMLSpanElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: at another size the place lies elsewhere
  useEffect(() => {
    first.current?.scrollIntoView({ block: 'center', inline: 'center' });
  }, [large]);
  const share = (part: number, whole: number) => `${(100 * part) / whole}%`;
  return (
    <Modal open title={name} footer={null} width="min(1100px, 96vw)" onCancel={onClose}>
      <div className={styles.bar}>
        <span lang="zh-CN" className={styles.words}>
          {words}
        </span>
        <Segmented
          size="small"
          value={large ? 'large' : 'fit'}
          options={[
            { value: 'fit', label: t.fit },
            { value: 'large', label: t.enlarge },
          ]}
          onChange={(value) => setLarge(value === 'large')}
        />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={styles.view} tabIndex={0} aria-label={name}>
        <div
          className={styles.sheet}
          style={
            large
              ? { width: `${Math.max(width, 1600)}px` }
              : { width: `min(100%, ${width}px, calc(68vh * ${width / height}))` }
          }
        >
          <img src={`/api/v1/files/${file}`} alt={name} />
          {boxes.map(([x, y, wide, high], index) => (
            <span
              key={`${x} ${y}`}
              ref={index === 0 ? first : null}
              className={styles.frame}
              style={{
                left: share(x, width),
                top: share(y, height),
                width: share(wide, width),
                height: share(high, height),
              }}
            />
          ))}
        </div>
      </section>
    </Modal>
  );
}
