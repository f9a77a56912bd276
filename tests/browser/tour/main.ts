// npm run tour [-- --out FOLDER] [--only NAME]: a picture of every screen in both widths and languages, from the demonstration.
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { launchBrowser } from '../support/chromium.ts';
import { startDemoServer } from '../support/demo-server.ts';
import { inspectPage, sitDown, widths } from '../support/desk.ts';
import { screens } from './screens.ts';

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: 'tour' },
    only: { type: 'string' },
    theme: { type: 'string', default: 'light' },
    language: { type: 'string' },
    width: { type: 'string' },
    url: { type: 'string' },
  },
});
const folder = resolve(values.out);
const theme = values.theme === 'dark' ? 'dark' : 'light';
await mkdir(folder, { recursive: true });
const server = values.url === undefined ? await startDemoServer() : null;
const url = values.url ?? server?.url ?? '';
const browser = await launchBrowser();
let wrong = 0;
try {
  for (const language of ['zh', 'en'] as const) {
    if (values.language !== undefined && values.language !== language) continue;
    for (const width of ['desk', 'phone'] as const) {
      if (values.width !== undefined && values.width !== width) continue;
      for (const { name, login, show } of screens) {
        if (values.only !== undefined && !values.only.split(',').includes(name)) continue;
        const desk = await sitDown(browser, url, { login, width, language, theme });
        const path = join(folder, `${name}-${width}-${language}${theme === 'dark' ? '-dark' : ''}.png`);
        try {
          await show(desk);
          await desk.page.waitForLoadState('networkidle');
          await desk.page.evaluate(() => document.fonts.ready);
          await desk.page.screenshot({ path, fullPage: true });
          const found = [...(await inspectPage(desk.page)), ...desk.problems];
          wrong += found.length;
          process.stdout.write(
            `${path} ${widths[width].width} px${found.length === 0 ? '' : `\n  ${found.join('\n  ')}`}\n`,
          );
        } catch (error) {
          wrong += 1;
          await desk.page.screenshot({ path, fullPage: true });
          process.stdout.write(`${path}: ${error instanceof Error ? error.message.split('\n')[0] : error}\n`);
        } finally {
          await desk.close();
        }
      }
    }
  }
} finally {
  await browser.close();
  await server?.close();
}
process.stdout.write(`${wrong} problems\n`);
process.exit(wrong === 0 ? 0 : 1);
