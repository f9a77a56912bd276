import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sparticuz from '@sparticuz/chromium';
import { type Browser, type BrowserServer, chromium } from 'playwright-core';

/**
 * A real Chromium that comes with a package. Of the package's own switches only those are used that change nothing in what a page may do:
 * its defaults run everything in one process and without the rules that keep sites apart.
 */
const switches = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--font-render-hinting=none',
];

export async function executablePath(): Promise<string> {
  return sparticuz.executablePath();
}

/** Starts a browser of one's own. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await executablePath(), args: switches });
}

/** Starts a browser that other processes can use by its address. */
export async function launchBrowserServer(): Promise<BrowserServer> {
  return chromium.launchServer({ executablePath: await executablePath(), args: switches, host: '127.0.0.1' });
}

/** A folder that the database, which may run as another user, can enter. */
export async function dataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sanshen-browser-'));
  await chmod(folder, 0o755);
  return folder;
}
