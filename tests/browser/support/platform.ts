import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { SimulatorControl } from '@sanshen/connectors/wechat/simulator';
import { inject } from 'vitest';
import { z } from 'zod';

const alterationSchema = z.object({
  appId: z.string(),
  title: z.string(),
  from: z.string(),
  to: z.string(),
});

/** What somebody changes at the platform itself in an article that is public: `from` becomes `to` in its text. */
export type Alteration = z.output<typeof alterationSchema>;

/** The platform's own hand, reachable from the tests' processes. */
export interface PlatformHand {
  readonly url: string;
  close(): Promise<void>;
}

/** Lets tests change what is public behind our back. Listens on this machine only. */
export async function startPlatformHand(control: SimulatorControl): Promise<PlatformHand> {
  const server = createServer(async (request, answer) => {
    try {
      alter(control, alterationSchema.parse(JSON.parse(await text(request))));
      answer.writeHead(204).end();
    } catch (error) {
      answer.writeHead(400).end(String(error));
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${portOf(server)}`, close: async () => void server.close() };
}

/** Changes what is public on the WeChat simulator, as somebody with access to the channel's back office could. */
export async function alterAtPlatform(alteration: Alteration): Promise<void> {
  const answer = await fetch(inject('desk').platform, { method: 'POST', body: JSON.stringify(alteration) });
  if (!answer.ok) throw new Error(await answer.text());
}

function alter(control: SimulatorControl, { appId, title, from, to }: Alteration): void {
  const article = control.account(appId).published.find(({ item }) => item.title === title);
  if (article === undefined) throw new Error(`“${title}” is not public`);
  control.editArticle(appId, article.articleId, { content: article.item.content.replaceAll(from, to) });
}

function portOf(server: Server): number {
  // A server that listens on TCP has an address of this kind.
  return (server.address() as AddressInfo).port;
}
