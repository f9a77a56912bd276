import { Button, Input, InputNumber, Modal } from 'antd';
import { useState } from 'react';
import { useTexts } from '../../text/language.ts';
import { CropDialog } from './CropDialog.tsx';
import styles from './Desk.module.css';
import { useEditing, useWriting } from './editing-context.ts';
import { type Situation, setMedia } from './prose/commands.ts';
import { editorTexts, pictureTexts } from './texts.ts';
import { chooseFiles, useUploads } from './use-uploads.ts';

const pictures = 'image/png,image/jpeg,image/gif,image/webp';

/** What can be done with the picture or medium that is selected. */
export function PictureBar({ media }: { readonly media: NonNullable<Situation['media']> }) {
  const t = useTexts(pictureTexts);
  const session = useEditing();
  const writing = useWriting();
  const { store } = useUploads();
  const [dialog, setDialog] = useState<'crop' | 'settings' | null>(null);
  const node = session.editor?.state.doc.nodeAt(media.pos);
  if (!writing || node === undefined || node === null) return null;
  const change = (attrs: Record<string, unknown>) => {
    const { editor } = session;
    if (editor !== null) setMedia(media.pos, attrs)(editor.state, editor.dispatch);
  };
  const replace = async () => {
    const [file] = await chooseFiles(media.kind === 'image' ? pictures : `${media.kind}/*`);
    const stored = file === undefined ? null : await store(file, file.name);
    if (stored !== null) change({ file: stored.digest, src: null });
  };
  const remove = () => {
    const { editor } = session;
    if (editor === null) return;
    editor.dispatch(editor.state.tr.deleteSelection());
    editor.focus();
  };
  const file: string | null = node.attrs.file;
  return (
    <div className={styles.mediaBar} role="toolbar" aria-label={t.picture}>
      {media.kind === 'image' && file !== null && (
        <>
          <Button size="small" onClick={() => setDialog('settings')}>
            {t.edit}
          </Button>
          <Button size="small" onClick={() => setDialog('crop')}>
            {t.crop}
          </Button>
        </>
      )}
      <Button size="small" type={file === null ? 'primary' : 'default'} onClick={() => void replace()}>
        {file === null ? t.upload : t.replace}
      </Button>
      <Button size="small" type="text" danger onClick={remove}>
        {t.remove}
      </Button>
      {dialog === 'crop' && file !== null && (
        <CropDialog
          file={file}
          ratio={null}
          onClose={() => setDialog(null)}
          onCropped={async (blob) => {
            const stored = await store(blob, 'picture.jpg');
            if (stored !== null) change({ file: stored.digest, src: null });
            setDialog(null);
          }}
        />
      )}
      {dialog === 'settings' && (
        <PictureSettings
          alt={String(node.attrs.alt)}
          credit={String(node.attrs.credit)}
          width={node.attrs.width}
          onClose={() => setDialog(null)}
          onApply={(attrs) => {
            change(attrs);
            setDialog(null);
          }}
        />
      )}
    </div>
  );
}

interface Settings {
  readonly alt: string;
  readonly credit: string;
  readonly width: number | null;
}

function PictureSettings({
  onApply,
  onClose,
  ...given
}: Settings & {
  readonly onApply: (settings: Settings & Record<string, unknown>) => void;
  readonly onClose: () => void;
}) {
  const t = useTexts(pictureTexts);
  const e = useTexts(editorTexts);
  const [settings, setSettings] = useState<Settings>(given);
  return (
    <Modal
      open
      title={t.picture}
      okText={e.apply}
      cancelText={e.cancel}
      onOk={() => onApply({ ...settings })}
      onCancel={onClose}
    >
      <div className={styles.form}>
        <label>
          <span>{t.alt}</span>
          <Input
            autoFocus
            value={settings.alt}
            placeholder={t.altHint}
            onChange={({ target }) => setSettings({ ...settings, alt: target.value })}
          />
        </label>
        <label>
          <span>{t.credit}</span>
          <Input
            value={settings.credit}
            placeholder={t.creditHint}
            onChange={({ target }) => setSettings({ ...settings, credit: target.value })}
          />
        </label>
        <label htmlFor="picture-width">
          <span>{t.width}</span>
          <InputNumber
            id="picture-width"
            min={1}
            max={10_000}
            precision={0}
            value={settings.width}
            onChange={(width) => setSettings({ ...settings, width })}
          />
        </label>
      </div>
    </Modal>
  );
}
