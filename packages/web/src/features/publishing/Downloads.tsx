import { readArchive, readSheetPdf, readSheetWord } from '@sanshen/contract/archive';
import { Button } from 'antd';
import { useState } from 'react';
import { client } from '../../app/api.ts';
import { saveFile } from '../../components/save-file.ts';
import { useMessages } from '../../components/useMessages.ts';
import { useTexts } from '../../text/language.ts';
import styles from './PublicationPage.module.css';
import { publishingTexts } from './texts.ts';

const routes = {
  archive: { route: readArchive, extension: 'zip' },
  sheetPdf: { route: readSheetPdf, extension: 'pdf' },
  sheetWord: { route: readSheetWord, extension: 'docx' },
} as const;
type What = keyof typeof routes;

/** What is kept outside of the system: the archive that verifies by itself, and the review sheet. */
export function Downloads({ manuscript }: { readonly manuscript: string }) {
  const t = useTexts(publishingTexts);
  const messages = useMessages();
  const [busy, setBusy] = useState<What | null>(null);
  const get = async (what: What) => {
    setBusy(what);
    try {
      const { route, extension } = routes[what];
      const bytes = await client.download(route, { params: { manuscript } });
      saveFile(bytes, route.responseMedia, `${manuscript}.${extension}`);
    } catch (error) {
      messages.refused(error);
    } finally {
      setBusy(null);
    }
  };
  return (
    <>
      <div className={styles.actions}>
        {(Object.keys(routes) as What[]).map((what) => (
          // The keys of the record are What.
          <Button key={what} loading={busy === what} disabled={busy !== null} onClick={() => get(what)}>
            {t[what]}
          </Button>
        ))}
      </div>
      <p className={styles.soft}>{t.archiveHint}</p>
    </>
  );
}
