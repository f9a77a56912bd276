import type { Instant } from '@sanshen/domain/kernel';
import { XMLParser } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import {
  atomFeed,
  type FeedEntry,
  type FeedHead,
  type FeedStore,
  feedConnector,
  rssFeed,
} from '../src/feed/index.ts';
import { renderForWechat } from '../src/wechat/index.ts';
import { contractSuite } from './contract-suite.ts';
import { channel, files, movableClock } from './support.ts';

function memoryStore() {
  const entries = new Map<string, FeedEntry>();
  let calls = 0;
  const store: FeedStore = {
    async put(entry) {
      calls += 1;
      if (!entries.has(entry.id)) entries.set(entry.id, { ...entry, withdrawnAt: null });
    },
    find: async (id) => entries.get(id) ?? null,
    withdraw: async (id, withdrawnAt) => {
      const entry = entries.get(id);
      if (entry !== undefined) entries.set(id, { ...entry, withdrawnAt });
    },
    pageUrl: (id) => `https://feeds.example.cn/feeds/c/entries/${id}`,
    fileUrl: (file) => `https://feeds.example.cn/feeds/c/files/${file}`,
  };
  return { store, calls: () => calls };
}

contractSuite('feed', async () => {
  const { store, calls } = memoryStore();
  const clock = movableClock();
  const connector = feedConnector(
    { channel, credentials: { read: async () => undefined }, files, clock, renderHtml: renderForWechat },
    store,
  );
  return {
    connector,
    clock,
    drafts: () => 0,
    irreversible: calls,
    breakDown: () => {
      store.put = async () => {
        throw new Error('the database is gone');
      };
    },
    close: async () => undefined,
  };
});

const head: FeedHead = {
  title: '五华区订阅源 <演示>',
  author: '五华区融媒体中心',
  self: 'https://feeds.example.cn/feeds/c/atom.xml',
  hub: 'https://feeds.example.cn/feeds/hub',
  id: 'tag:feeds.example.cn,2026:c',
  pageUrl: (id) => `https://feeds.example.cn/feeds/c/entries/${id}`,
};
// Written in the shape of an Instant.
const at = (text: string) => text as Instant;
const entry = (change: Partial<FeedEntry> = {}): FeedEntry => ({
  id: '018f0000-0000-7000-8000-000000000001',
  article: {
    title: '植树 & 护绿\u0000',
    byline: '',
    summary: '摘要',
    html: '<p>正文 ]]> &amp;</p>',
    sourceLink: null,
  },
  files: [],
  publishedAt: at('2026-11-23T01:00:00.000Z'),
  withdrawnAt: null,
  ...change,
});

test('Atom names the hub and itself, escapes what it shows, and buries what was withdrawn', () => {
  const gone = entry({
    id: '018f0000-0000-7000-8000-000000000002',
    withdrawnAt: at('2026-11-23T02:00:00.000Z'),
  });
  const xml = atomFeed(head, [entry(), gone], at('2026-11-01T00:00:00.000Z'));
  const { feed } = new XMLParser({ ignoreAttributes: false, htmlEntities: true }).parse(xml) as {
    feed: {
      title: string;
      updated: string;
      entry: { title: string; content: { '#text': string } };
      link: Record<string, string>[];
      'at:deleted-entry': Record<string, string>;
    };
  };
  expect(feed.title).toBe('五华区订阅源 <演示>');
  expect(feed.entry.title).toBe('植树 & 护绿');
  expect(feed.entry.content['#text']).toBe('<p>正文 ]]> &amp;</p>');
  expect(feed.updated).toBe('2026-11-23T02:00:00.000Z');
  expect(feed.link.map((link) => link['@_rel'])).toEqual(['self', 'hub']);
  expect(feed['at:deleted-entry']['@_ref']).toContain('000000000002');
});

test('RSS leaves out what was withdrawn', () => {
  const xml = rssFeed(
    head,
    [entry({ withdrawnAt: at('2026-11-23T02:00:00.000Z') })],
    at('2026-11-01T00:00:00.000Z'),
  );
  expect(xml).not.toContain('<item>');
  expect(rssFeed(head, [entry()], at('2026-11-01T00:00:00.000Z'))).toContain(
    '<pubDate>Mon, 23 Nov 2026 01:00:00 GMT</pubDate>',
  );
});
