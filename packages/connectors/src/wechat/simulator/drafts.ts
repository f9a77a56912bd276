import { defaultDigest, filterContent } from './content.ts';
import type { SimAccount, SimArticle, SimDraft } from './state.ts';
import { field, freshId, type Handler, type Payload, page, SimError, seconds, type World } from './world.ts';

const limits = {
  title: 32,
  author: 16,
  digest: 128,
  content: 20_000,
  contentBytes: 1024 * 1024,
  sourceUrl: 1024,
};

export const draftAdd: Handler = (world, account, payload) => {
  const articles = payload.articles;
  if (!Array.isArray(articles) || articles.length === 0) throw new SimError(44003, 'empty news data');
  if (articles.length > 8) throw new SimError(45008, 'article size out of limit');
  const draft: SimDraft = {
    mediaId: freshId(48),
    item: accept(world, account, articles[0]),
    updatedAt: seconds(),
  };
  account.drafts.push(draft);
  world.store.save();
  return { media_id: draft.mediaId };
};

export const draftUpdate: Handler = (world, account, payload) => {
  const draft = draftOf(account, payload);
  if (Number(payload.index) !== 0) throw new SimError(40114, 'invalid index value');
  draft.item = accept(world, account, payload.articles);
  draft.updatedAt = seconds();
  world.store.save();
  return { errcode: 0, errmsg: 'ok' };
};

export const draftGet: Handler = (world, account, payload) => {
  const { item, mediaId } = draftOf(account, payload);
  return { news_item: [{ ...item, url: `${world.baseUrl()}/s?tempkey=${mediaId.slice(0, 20)}` }] };
};

export const draftDelete: Handler = (world, account, payload) => {
  const draft = draftOf(account, payload);
  account.drafts = account.drafts.filter((each) => each !== draft);
  world.store.save();
  return { errcode: 0, errmsg: 'ok' };
};

export const draftCount: Handler = (_world, account) => ({ total_count: account.drafts.length });

export const draftBatchGet: Handler = (_world, account, payload) => {
  const drafts = page(account.drafts, payload);
  const bare = Number(payload.no_content ?? 0) === 1;
  return {
    total_count: account.drafts.length,
    item_count: drafts.length,
    item: drafts.map((draft) => ({
      media_id: draft.mediaId,
      content: { news_item: [listedItem(draft.item, bare)] },
      update_time: draft.updatedAt,
    })),
  };
};

/** An article as lists show it: `no_content` leaves the body out. */
export function listedItem(item: SimArticle, bare: boolean): Payload {
  const { content, ...rest } = item;
  return bare ? rest : { ...rest, content };
}

function draftOf(account: SimAccount, payload: Payload): SimDraft {
  const draft = account.drafts.find((each) => each.mediaId === field(payload, 'media_id'));
  if (draft === undefined) throw new SimError(40007, 'invalid media_id');
  return draft;
}

function accept(world: World, account: SimAccount, given: unknown): SimArticle {
  if (typeof given !== 'object' || given === null) throw new SimError(47001, 'data format error');
  // Members are read through field(), which checks their types.
  const article = given as Payload;
  const title = field(article, 'title');
  const content = field(article, 'content');
  if (title === '' || content === '') throw new SimError(44003, 'empty news data');
  if ([...title].length > limits.title) throw new SimError(45003, 'title size out of limit');
  if ([...field(article, 'author')].length > limits.author)
    throw new SimError(45110, 'author size out of limit');
  if ([...field(article, 'digest')].length > limits.digest)
    throw new SimError(45004, 'description size out of limit');
  if (content.length >= limits.content || Buffer.byteLength(content) >= limits.contentBytes) {
    throw new SimError(45002, 'content size out of limit');
  }
  if (Buffer.byteLength(field(article, 'content_source_url')) > limits.sourceUrl)
    throw new SimError(41039, 'invalid url');
  const cover = field(article, 'thumb_media_id');
  if (world.store.state.accounts[account.config.appId]?.materials[cover] === undefined) {
    throw new SimError(40007, 'invalid media_id');
  }
  const filtered = filterContent(content, (path) => account.pictures[path] !== undefined);
  return {
    title,
    author: field(article, 'author'),
    digest: field(article, 'digest') || defaultDigest(filtered),
    content: filtered,
    content_source_url: field(article, 'content_source_url'),
    thumb_media_id: cover,
    need_open_comment: Number(article.need_open_comment ?? 0),
    only_fans_can_comment: Number(article.only_fans_can_comment ?? 0),
  };
}
