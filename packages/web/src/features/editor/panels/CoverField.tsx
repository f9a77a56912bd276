import { brandId, type Digest } from '@sanshen/domain/kernel';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTexts } from '../../../text/language.ts';
import { CropDialog } from '../CropDialog.tsx';
import { useEditing, useEditingView, useWriting } from '../editing-context.ts';
import { panelTexts } from '../panel-texts.ts';
import { fileUrl } from '../prose/schema.ts';
import { pictureTexts } from '../texts.ts';
import { useBodyFacts, useChannels } from '../use-facts.ts';
import { chooseFiles, useUploads } from '../use-uploads.ts';
import styles from './panels.module.css';

/** The picture that stands for the article, cropped to the shape that its platforms show. */
export function CoverField() {
  const t = useTexts(panelTexts);
  const p = useTexts(pictureTexts);
  const session = useEditing();
  const writing = useWriting();
  const { cover, channels: chosen } = useEditingView().fields;
  const { pictures } = useBodyFacts();
  const { store } = useUploads();
  const [cropping, setCropping] = useState(false);
  const ratio =
    useChannels().find(
      ({ channel, platform }) =>
        platform?.cover.ratio != null && chosen.some((one) => one.channel === channel.id),
    )?.platform?.cover.ratio ?? 2.35;
  const first = pictures.find(({ file }) => file !== null)?.file ?? null;
  const use = (file: string) =>
    session.setFields({ cover: { alt: '', credit: '', ...cover, file: brandId<Digest>(file) } });
  const choose = async () => {
    const [file] = await chooseFiles('image/png,image/jpeg,image/gif,image/webp');
    const stored = file === undefined ? null : await store(file, file.name);
    if (stored !== null) use(stored.digest);
  };
  return (
    <section className={styles.section} id="editor-cover" tabIndex={-1} aria-label={t.cover}>
      <h2 className={styles.heading}>{t.cover}</h2>
      {cover === null ? (
        <div className={styles.row}>
          <Button disabled={!writing} onClick={() => void choose()}>
            {t.coverChoose}
          </Button>
          {first !== null && (
            <Button type="link" disabled={!writing} onClick={() => use(first)}>
              {t.coverFromBody}
            </Button>
          )}
        </div>
      ) : (
        <>
          <div className={styles.cover}>
            <img src={fileUrl(cover.file)} alt={cover.alt} />
          </div>
          <div className={styles.row}>
            <Button size="small" disabled={!writing} onClick={() => setCropping(true)}>
              {t.coverCrop}
            </Button>
            <Button size="small" disabled={!writing} onClick={() => void choose()}>
              {t.coverChange}
            </Button>
            <Button
              size="small"
              danger
              type="text"
              disabled={!writing}
              onClick={() => session.setFields({ cover: null })}
            >
              {t.coverRemove}
            </Button>
          </div>
          <label className={styles.field}>
            <span className={styles.label}>{p.alt}</span>
            <Input
              value={cover.alt}
              placeholder={p.altHint}
              readOnly={!writing}
              onChange={({ target }) => session.setFields({ cover: { ...cover, alt: target.value } })}
            />
          </label>
          <label className={styles.field}>
            <span className={styles.label}>{p.credit}</span>
            <Input
              value={cover.credit}
              placeholder={p.creditHint}
              readOnly={!writing}
              onChange={({ target }) => session.setFields({ cover: { ...cover, credit: target.value } })}
            />
          </label>
          {cropping && (
            <CropDialog
              file={cover.file}
              ratio={ratio}
              onClose={() => setCropping(false)}
              onCropped={async (blob) => {
                const stored = await store(blob, 'cover.jpg');
                if (stored !== null) use(stored.digest);
                setCropping(false);
              }}
            />
          )}
        </>
      )}
    </section>
  );
}
