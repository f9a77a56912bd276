import { brandId, type Digest, type Instant, type Json } from '@sanshen/domain/kernel';
import {
  type ArticleRef,
  type Connector,
  type ConnectorPorts,
  emptyRef,
  type PublishableArticle,
  type TaskRef,
} from '../connector.ts';
import { type DirectPlatform, directConnector, type FileToSend } from '../direct/connector.ts';
import { say } from '../direct/texts.ts';
import { manualProfiles } from '../manual/profiles.ts';
import { validateManual } from '../manual/validate.ts';
import { wholeArticle } from '../rendition.ts';

/** What a feed shows of one article. Plain JSON. */
export interface FeedArticle {
  readonly title: string;
  readonly byline: string;
  readonly summary: string;
  readonly html: string;
  readonly sourceLink: string | null;
}

export interface FeedEntry {
  readonly id: string;
  readonly article: FeedArticle;
  /** Files that the entry shows, which are public with it. */
  readonly files: readonly Digest[];
  readonly publishedAt: Instant;
  readonly withdrawnAt: Instant | null;
}

/** Where the entries of one channel's feed are kept. The product itself is the platform. */
export interface FeedStore {
  /** Makes the entry public; nothing changes when it is public already. */
  put(entry: Omit<FeedEntry, 'withdrawnAt'>): Promise<void>;
  find(id: string): Promise<FeedEntry | null>;
  withdraw(id: string, at: Instant): Promise<void>;
  /** Public addresses. */
  pageUrl(id: string): string;
  fileUrl(file: Digest): string;
}

const { feed: profile } = manualProfiles;

/** The connector of a feed: an entry is there when it is stored, so no answer is ever lost. */
export function feedConnector(ports: ConnectorPorts, store: FeedStore): Connector {
  return directConnector(feedPlatform(ports, store), ports, { humanAfterMinutes: 5, settleSeconds: 0 });
}

function feedPlatform(ports: ConnectorPorts, store: FeedStore): DirectPlatform {
  const { clock } = ports;
  const refOf = (id: string) => ({
    ...emptyRef('feed'),
    task: brandId<TaskRef>(id),
    article: brandId<ArticleRef>(id),
    url: store.pageUrl(id),
  });
  return {
    profile,
    byHand: () => null,
    validate: (article) => validateManual(profile, article, ports.renderHtml),
    rendition: (article, pictureUrl) => wholeArticle(article, ports.renderHtml, pictureUrl),
    async capabilities() {
      const api = { mode: 'api' } as const;
      const none = { mode: 'none', reason: say('noEvents', profile.name) } as const;
      return {
        saveDraft: none,
        publish: api,
        receiveEvents: none,
        fetchPublished: api,
        takedown: api,
        comments: none,
        directMessages: none,
        massSend: none,
      };
    },
    files: filesOf,
    // The file is here already; it becomes public with the entry.
    upload: async (file) => ({ kind: 'uploaded', remoteId: null, url: store.fileUrl(file.digest) }),
    compose(article): Json {
      const { title, byline, summary, sourceLink } = article;
      return {
        article: {
          title,
          byline,
          summary,
          sourceLink,
          html: ports.renderHtml(article.body, (file) => store.fileUrl(file)),
        },
        files: filesOf(article).map(({ digest }) => digest),
      };
    },
    async send(message, intent) {
      // Written by compose() above, and its digest was compared.
      const entry = message as unknown as Pick<FeedEntry, 'article' | 'files'>;
      try {
        await store.put({ id: intent.id, ...entry, publishedAt: clock.now() });
      } catch {
        // It may have been committed.
        return { kind: 'unknown', message: say('outcomeLost', profile.name, 'connection') };
      }
      return { kind: 'done', ref: refOf(intent.id) };
    },
    async check(ref) {
      const entry = ref.article === null ? null : await store.find(ref.article);
      if (entry === null)
        return { kind: 'unavailable', message: say('noReference', profile.name), retryAt: null };
      return { kind: entry.withdrawnAt === null ? 'done' : 'deleted', ref };
    },
    async find(_message, intent) {
      const entry = await store.find(intent.id);
      return entry === null
        ? { kind: 'none' }
        : { kind: 'found', outcome: { kind: 'done', ref: refOf(intent.id) } };
    },
    async fetchPublished(ref) {
      const entry = ref.article === null ? null : await store.find(ref.article);
      const fetchedAt = clock.now();
      if (entry === null || entry.withdrawnAt !== null) {
        return { kind: 'gone', fetchedAt, message: say('gone', profile.name) };
      }
      return {
        kind: 'ok',
        fetchedAt,
        article: { ...entry.article, url: store.pageUrl(entry.id) },
        from: 'api',
      };
    },
    async remove(ref) {
      await store.withdraw(ref.article ?? '', clock.now());
      return { kind: 'done', ref };
    },
    parseEvent: async () => ({
      kind: 'refused',
      reason: 'notSupported',
      message: say('noEvents', profile.name),
    }),
  };
}

function filesOf({ pictures, videos = [] }: PublishableArticle): readonly FileToSend[] {
  return [
    ...pictures.map((picture) => ({ ...picture, use: 'picture' as const })),
    ...videos.map((video) => ({ ...video, use: 'video' as const })),
  ];
}
