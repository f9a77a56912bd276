import { Switch } from 'antd';
import { type PointerEvent, useId, useState } from 'react';
import { useTexts } from '../../text/language.ts';
import { quadOfBox } from './geometry.ts';
import styles from './marks.module.css';
import { pictureTexts } from './texts.ts';

export interface DrawnMark {
  readonly box: readonly [number, number, number, number];
  readonly quad: readonly (readonly [number, number])[] | null;
  readonly verdict: 'conforms' | 'violates' | 'cannotVerify';
}

const zoom = 3;
const lens = 180;

/** A picture with what was found drawn over it, numbered as in the list beside it, and a magnifier that follows the pointer. */
export function MarkedPicture({
  source,
  alt,
  width,
  height,
  marks,
  picked,
  onPick,
}: {
  readonly source: string;
  readonly alt: string;
  readonly width: number;
  readonly height: number;
  readonly marks: readonly DrawnMark[];
  readonly picked: number;
  readonly onPick: (index: number) => void;
}) {
  const t = useTexts(pictureTexts);
  const switchId = useId();
  const [magnifies, setMagnifies] = useState(false);
  const [at, setAt] = useState<{ x: number; y: number; width: number; height: number } | null>(null);
  const follow = ({ currentTarget, clientX, clientY }: PointerEvent<HTMLElement>) => {
    const place = currentTarget.getBoundingClientRect();
    setAt({ x: clientX - place.left, y: clientY - place.top, width: place.width, height: place.height });
  };
  const unit = Math.max(width, height) / 100;
  return (
    <div>
      <figure
        className={styles.picture}
        style={{ aspectRatio: `${width} / ${height}`, maxWidth: `min(100%, calc(70vh * ${width / height}))` }}
        onPointerMove={magnifies ? follow : undefined}
        onPointerDown={magnifies ? follow : undefined}
        onPointerLeave={() => setAt(null)}
      >
        <img src={source} alt={alt} />
        <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
          {marks.map((mark, index) => {
            const corners = mark.quad ?? quadOfBox(mark.box);
            const label: readonly [number, number] = [
              mark.box[0],
              Math.max(2.6 * unit, mark.box[1] - 0.6 * unit),
            ];
            return (
              // biome-ignore lint/a11y/noStaticElementInteractions: the list beside it holds the buttons; here the pointer may take a shortcut
              <g
                // biome-ignore lint/suspicious/noArrayIndexKey: the number is what the mark is called here
                key={index}
                className={`${styles[mark.verdict]} ${index === picked ? styles.picked : ''}`}
                onClick={() => onPick(index)}
              >
                <polygon points={corners.map(([x, y]) => `${x},${y}`).join(' ')} />
                <text x={label[0]} y={label[1]} fontSize={3 * unit} strokeWidth={0.5 * unit}>
                  {index + 1}
                </text>
              </g>
            );
          })}
        </svg>
        {magnifies && at !== null && (
          <div
            className={styles.lens}
            style={{
              left: at.x - lens / 2,
              top: at.y - lens / 2,
              width: lens,
              height: lens,
              backgroundImage: `url("${source}")`,
              backgroundSize: `${at.width * zoom}px ${at.height * zoom}px`,
              backgroundPosition: `${lens / 2 - at.x * zoom}px ${lens / 2 - at.y * zoom}px`,
            }}
          />
        )}
      </figure>
      <div className={styles.tools}>
        <label htmlFor={switchId}>{t.magnifier}</label>
        <Switch id={switchId} size="small" checked={magnifies} onChange={setMagnifies} />
        <a className={styles.link} href={source} target="_blank" rel="noopener noreferrer">
          {t.original}
        </a>
      </div>
    </div>
  );
}
