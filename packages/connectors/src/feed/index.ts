export { type FeedArticle, type FeedEntry, type FeedStore, feedConnector } from './connector.ts';
export { atomFeed, entryPage, type FeedHead, rssFeed } from './write-feed.ts';
