import { Modal, Segmented, Slider } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTexts } from '../../text/language.ts';
import styles from './CropDialog.module.css';
import { type Box, boxOf, centred, moved, ratioOf } from './model/crop.ts';
import { fileUrl } from './prose/schema.ts';
import { editorTexts, pictureTexts } from './texts.ts';

interface CropProps {
  readonly file: string;
  /** Width by height that is wanted first; null for any. */
  readonly ratio: number | null;
  readonly onCropped: (picture: Blob) => Promise<void>;
  readonly onClose: () => void;
}

/** Cuts a piece out of a stored picture; the original stays stored. By mouse, finger or sliders. */
export function CropDialog({ file, ratio, onCropped, onClose }: CropProps) {
  const t = useTexts(pictureTexts);
  const e = useTexts(editorTexts);
  const picture = useRef<HTMLImageElement>(null);
  const [size, setSize] = useState<{ readonly width: number; readonly height: number } | null>(null);
  const [shape, setShape] = useState(ratio === null ? 'original' : String(ratio));
  const [box, setBox] = useState<Box>({ x: 0, y: 0, width: 1, height: 1 });
  const [busy, setBusy] = useState(false);
  const grip = useRef<{ readonly x: number; readonly y: number; readonly box: Box } | null>(null);
  useEffect(() => {
    if (size !== null) setBox(centred(size, ratioOf(shape, size)));
  }, [size, shape]);
  const shapes = [...new Set([...(ratio === null ? [] : [String(ratio)]), '2.35', '1.7777', '1.3333', '1'])];
  const crop = async () => {
    const from = picture.current;
    if (from === null || size === null) return;
    setBusy(true);
    try {
      await onCropped(await cut(from, size, box));
    } finally {
      setBusy(false);
    }
  };
  const scale = size === null ? 1 : box.width;
  const percent = (value: number) => `${value * 100}%`;
  return (
    <Modal
      open
      title={t.crop}
      okText={t.crop}
      cancelText={e.cancel}
      confirmLoading={busy}
      onOk={() => void crop()}
      onCancel={onClose}
      width={720}
    >
      <div className={styles.dialog}>
        <Segmented
          aria-label={t.ratio}
          value={shape}
          options={[
            { value: 'original', label: t.original },
            ...shapes.map((value) => ({ value, label: labelOf(Number(value)) })),
          ]}
          onChange={setShape}
        />
        <p className={styles.hint}>{t.cropHint}</p>
        <div
          className={styles.stage}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            grip.current = { x: event.clientX, y: event.clientY, box };
          }}
          onPointerMove={(event) => {
            const held = grip.current;
            if (held === null) return;
            const { width, height } = event.currentTarget.getBoundingClientRect();
            setBox(moved(held.box, (event.clientX - held.x) / width, (event.clientY - held.y) / height));
          }}
          onPointerUp={() => {
            grip.current = null;
          }}
        >
          <img
            ref={picture}
            src={fileUrl(file)}
            alt=""
            draggable={false}
            onLoad={({ currentTarget }) =>
              setSize({ width: currentTarget.naturalWidth, height: currentTarget.naturalHeight })
            }
          />
          <div
            className={styles.frame}
            style={{
              left: percent(box.x),
              top: percent(box.y),
              width: percent(box.width),
              height: percent(box.height),
            }}
          />
        </div>
        <span className={styles.slider}>
          <span>{t.cropSize}</span>
          <Slider
            ariaLabelForHandle={t.cropSize}
            min={10}
            max={100}
            value={Math.round(size === null ? 100 : boxOf(size, ratioOf(shape, size)).share(scale) * 100)}
            onChange={(value) => {
              if (size !== null) setBox(boxOf(size, ratioOf(shape, size)).at(box, value / 100));
            }}
          />
        </span>
        <span className={styles.slider}>
          <span>{t.cropLeft}</span>
          <Slider
            ariaLabelForHandle={t.cropLeft}
            min={0}
            max={100}
            value={Math.round(box.x * 100)}
            onChange={(value) => setBox(moved({ ...box, x: 0 }, value / 100, 0))}
          />
        </span>
        <span className={styles.slider}>
          <span>{t.cropTop}</span>
          <Slider
            ariaLabelForHandle={t.cropTop}
            min={0}
            max={100}
            value={Math.round(box.y * 100)}
            onChange={(value) => setBox(moved({ ...box, y: 0 }, 0, value / 100))}
          />
        </span>
      </div>
    </Modal>
  );
}

function labelOf(ratio: number): string {
  if (Math.abs(ratio - 16 / 9) < 0.01) return '16:9';
  if (Math.abs(ratio - 4 / 3) < 0.01) return '4:3';
  return `${ratio}:1`;
}

function cut(
  picture: HTMLImageElement,
  size: { readonly width: number; readonly height: number },
  box: Box,
): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(box.width * size.width));
  canvas.height = Math.max(1, Math.round(box.height * size.height));
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas');
  // JPEG knows no transparency.
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, -box.x * size.width, -box.y * size.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob === null ? reject(new Error('no picture')) : resolve(blob)),
      'image/jpeg',
      0.92,
    );
  });
}
