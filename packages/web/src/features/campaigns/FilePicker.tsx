import { uploadFile } from '@sanshen/contract/files';
import { Button } from 'antd';
import { type ChangeEvent, useRef, useState } from 'react';
import { client } from '../../app/api.ts';
import { useMessages } from '../../components/useMessages.ts';
import { useTexts } from '../../text/language.ts';
import styles from './campaigns.module.css';
import { campaignTexts } from './texts.ts';

export interface ChosenFile {
  readonly file: string;
  readonly name: string;
}

/** Uploads files one by one and lists what was taken. */
export function FilePicker({
  organization,
  files,
  onFiles,
}: {
  readonly organization: string;
  readonly files: readonly ChosenFile[];
  readonly onFiles: (files: readonly ChosenFile[]) => void;
}) {
  const t = useTexts(campaignTexts);
  const messages = useMessages();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const take = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    setBusy(true);
    try {
      const taken: ChosenFile[] = [];
      for (const file of target.files ?? []) {
        const stored = await client.upload(uploadFile, { query: { organization } }, file, file.name);
        taken.push({ file: stored.digest, name: file.name.slice(0, 200) });
      }
      const known = new Set(files.map(({ file }) => file));
      onFiles([...files, ...taken.filter(({ file }) => !known.has(file))]);
    } catch (error) {
      messages.refused(error);
    } finally {
      target.value = '';
      setBusy(false);
    }
  };
  return (
    <div>
      <ul className={styles.files}>
        {files.map(({ file, name }) => (
          <li key={file}>
            {name}
            <Button
              type="link"
              size="small"
              aria-label={t.removeFile(name)}
              onClick={() => onFiles(files.filter((one) => one.file !== file))}
            >
              ×
            </Button>
          </li>
        ))}
      </ul>
      <input
        ref={input}
        type="file"
        multiple
        className={styles.fileInput}
        aria-label={t.addFile}
        onChange={(event) => void take(event)}
      />
      <Button loading={busy} onClick={() => input.current?.click()}>
        {t.addFile}
      </Button>
    </div>
  );
}
