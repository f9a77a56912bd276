import type { TestProject } from 'vitest/node';
import { launchBrowserServer } from './chromium.ts';
import { startDemoServer } from './demo-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the demonstration answers, where the platform can be altered, and the address of the running browser. */
    desk: { url: string; ownerUrl: string; platform: string; browser: string };
  }
}

/**
 * One server with the demonstration and one browser for the whole run. Test files share them: each works in a county of its own, named in its
 * first lines, so that none meets another's manuscripts.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startDemoServer();
  const browser = await launchBrowserServer();
  project.provide('desk', {
    url: server.url,
    ownerUrl: server.ownerUrl,
    platform: server.platformUrl,
    browser: browser.wsEndpoint(),
  });
  return async () => {
    await browser.close();
    await server.close();
  };
}
