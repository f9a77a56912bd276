import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { Attachment } from '@sanshen/domain/content';
import { brandId, type Digest } from '@sanshen/domain/kernel';
import { Button, Input } from 'antd';
import { useTexts } from '../../../text/language.ts';
import { useEditing, useEditingView, useWriting } from '../editing-context.ts';
import { panelTexts } from '../panel-texts.ts';
import { fileUrl } from '../prose/schema.ts';
import { chooseFiles, useUploads } from '../use-uploads.ts';
import styles from './panels.module.css';

function kindOf(mediaType: string): Attachment['kind'] {
  if (mediaType.startsWith('video/')) return 'video';
  return mediaType.startsWith('audio/') ? 'audio' : 'file';
}

/** Files that are published beside the text. */
export function FilesPanel() {
  const t = useTexts(panelTexts);
  const session = useEditing();
  const writing = useWriting();
  const { attachments } = useEditingView().fields;
  const { store } = useUploads();
  const add = async () => {
    for (const file of await chooseFiles('', true)) {
      const stored = await store(file, file.name);
      if (stored === null) continue;
      const { digest, name, mediaType } = stored;
      const attachment = { file: brandId<Digest>(digest), name, mediaType, kind: kindOf(mediaType) };
      session.setFields({ attachments: [...session.view().fields.attachments, attachment] });
    }
  };
  return (
    <div className={styles.panel}>
      <section className={styles.section}>
        <h2 className={styles.heading}>{t.attachments}</h2>
        <p className={styles.hint}>{t.attachmentsHint}</p>
        {attachments.length === 0 && <p className={styles.small}>{t.noAttachments}</p>}
        {attachments.map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: attachments have no id; the same file may stand twice
          <div key={index} className={styles.card}>
            <div className={styles.cardHead}>
              <Input
                aria-label={t.attachmentName}
                value={one.name}
                readOnly={!writing}
                onChange={({ target }) =>
                  session.setFields({
                    attachments: attachments.map((other, at) =>
                      at === index ? { ...one, name: target.value } : other,
                    ),
                  })
                }
              />
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={t.attachmentRemove(one.name)}
                disabled={!writing}
                onClick={() =>
                  session.setFields({ attachments: attachments.filter((_, at) => at !== index) })
                }
              />
            </div>
            <a className={styles.small} href={`${fileUrl(one.file)}?download=true`} download>
              {one.mediaType}
            </a>
          </div>
        ))}
        <div>
          <Button icon={<PlusOutlined />} disabled={!writing} onClick={() => void add()}>
            {t.attach}
          </Button>
        </div>
      </section>
    </div>
  );
}
