import { useEffect, useRef } from 'react';
import { type Quad, quadOfBox, straighten } from './geometry.ts';
import styles from './marks.module.css';
import { PartOutlines } from './PartOutlines.tsx';
import type { MarkVersion } from './useMark.ts';

/** Pixels of the longer side. */
const side = 480;

/** A mark cut out of its picture and straightened, with the outlines of the standard over it: where they part is the deviation. */
export function Straightened({
  source,
  pictureWidth,
  box,
  quad,
  version,
  alt,
}: {
  readonly source: string;
  /** Width in which places in the picture are told. */
  readonly pictureWidth: number;
  readonly box: readonly [number, number, number, number];
  readonly quad: Quad | null;
  readonly version: MarkVersion | null;
  readonly alt: string;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const field = quad === null ? null : (version?.field ?? null);
  const ratio = field === null ? box[2] / box[3] : field.width / field.height;
  const width = Math.round(ratio >= 1 ? side : side * ratio);
  const height = Math.round(ratio >= 1 ? side / ratio : side);
  const corners = JSON.stringify(quad ?? quadOfBox(box));
  useEffect(() => {
    const image = new Image();
    image.onload = () => {
      const context = canvas.current?.getContext('2d');
      if (context === null || context === undefined) return;
      // Written above from four points.
      drawInto(context, image, pictureWidth, JSON.parse(corners) as Quad, width, height);
    };
    image.src = source;
    return () => {
      image.onload = null;
    };
  }, [source, pictureWidth, corners, width, height]);
  return (
    <div className={styles.sheet} style={{ aspectRatio: `${width} / ${height}` }}>
      <canvas ref={canvas} width={width} height={height} role="img" aria-label={alt} />
      {field !== null && version !== null && (
        <svg viewBox={`0 0 ${field.width} ${field.height}`} aria-hidden="true" focusable="false">
          <PartOutlines parts={version.primitives} />
        </svg>
      )}
    </div>
  );
}

function drawInto(
  context: CanvasRenderingContext2D,
  image: HTMLImageElement,
  pictureWidth: number,
  quad: Quad,
  width: number,
  height: number,
): void {
  const scale = image.naturalWidth / pictureWidth;
  const xs = quad.map(([x]) => x * scale);
  const ys = quad.map(([, y]) => y * scale);
  // Only what is needed of the picture, so that a large one does not fill the phone's memory.
  const left = Math.max(0, Math.floor(Math.min(...xs)) - 2);
  const top = Math.max(0, Math.floor(Math.min(...ys)) - 2);
  const wide = Math.min(image.naturalWidth - left, Math.ceil(Math.max(...xs)) - left + 3);
  const high = Math.min(image.naturalHeight - top, Math.ceil(Math.max(...ys)) - top + 3);
  if (wide <= 0 || high <= 0) return;
  const shrink = Math.min(1, 1600 / Math.max(wide, high));
  const part = document.createElement('canvas');
  part.width = Math.max(1, Math.round(wide * shrink));
  part.height = Math.max(1, Math.round(high * shrink));
  const drawn = part.getContext('2d', { willReadFrequently: true });
  if (drawn === null) return;
  drawn.drawImage(image, left, top, wide, high, 0, 0, part.width, part.height);
  const moved = (x: number, y: number) => [(x * scale - left) * shrink, (y * scale - top) * shrink] as const;
  const [p0, p1, p2, p3] = quad;
  const target = context.createImageData(width, height);
  const inPart: Quad = [moved(...p0), moved(...p1), moved(...p2), moved(...p3)];
  straighten(drawn.getImageData(0, 0, part.width, part.height), inPart, target);
  context.putImageData(target, 0, 0);
}
