import { exportManuscripts } from '@sanshen/contract/content-list';
import type { RouteCall } from '@sanshen/contract/route';
import { client } from '../../app/api.ts';
import { readPreferences } from '../../app/preferences.ts';
import { saveFile } from '../../components/save-file.ts';
import { todayInChina } from '../../components/time.tsx';

type What = Omit<RouteCall<typeof exportManuscripts>['body'], 'language'>;

/** Saves a list as an Excel file in the language of the screen. Throws what the server refuses. */
export async function exportList(what: What): Promise<void> {
  const { language } = readPreferences();
  const bytes = await client.download(exportManuscripts, { body: { ...what, language } });
  const day = todayInChina();
  saveFile(
    bytes,
    exportManuscripts.responseMedia,
    language === 'zh' ? `稿件-${day}.xlsx` : `manuscripts-${day}.xlsx`,
  );
}
