import { buffer } from 'node:stream/consumers';
import type { Page } from 'playwright-core';

/** Does what leads to a download, and gives the file with the name that is proposed for it. */
export async function downloaded(
  page: Page,
  act: () => Promise<void>,
): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download', { timeout: 50_000 }), act()]);
  // The browser is another process, so its files are read over the connection to it.
  return { name: download.suggestedFilename(), bytes: await buffer(await download.createReadStream()) };
}
