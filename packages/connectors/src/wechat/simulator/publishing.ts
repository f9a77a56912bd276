import { rewriteForReaders } from './content.ts';
import { listedItem } from './drafts.ts';
import type { SimAccount, SimPublished, SimTask } from './state.ts';
import {
  field,
  freshId,
  type Handler,
  nextNumber,
  type Payload,
  page,
  SimError,
  seconds,
  type World,
} from './world.ts';

/** Accepts the task: success here says nothing about publication. */
export const submit: Handler = (world, account, payload) => {
  const draft = account.drafts.find((each) => each.mediaId === field(payload, 'media_id'));
  if (draft === undefined) throw new SimError(40007, 'invalid media_id');
  if (world.moods.submitCode !== null)
    throw new SimError(world.moods.submitCode, 'this draft can not be published');
  const wait = world.scaled(world.moods.publishSeconds);
  const task: SimTask = {
    publishId: nextNumber(world),
    mediaId: draft.mediaId,
    messageDataId: nextNumber(world),
    dueAt: Date.now() + wait,
    result: world.moods.publishResult,
    status: 1,
    articleId: null,
  };
  account.tasks.push(task);
  world.store.save();
  world.after(wait, () => finish(world, account, task));
  return {
    errcode: 0,
    errmsg: 'ok',
    publish_id: number(world, task.publishId),
    ...(world.moods.omitMessageDataId ? {} : { msg_data_id: number(world, task.messageDataId) }),
  };
};

/** The platform's own decision; a published draft leaves the box. */
export function finish(world: World, account: SimAccount, task: SimTask): void {
  if (task.status !== 1) return;
  const draft = account.drafts.find((each) => each.mediaId === task.mediaId);
  task.status = draft === undefined ? 3 : task.result;
  if (draft !== undefined && task.status === 0) {
    task.articleId = freshId(40);
    account.drafts = account.drafts.filter((each) => each !== draft);
    account.published.push({
      articleId: task.articleId,
      publishId: task.publishId,
      page: freshId(16),
      item: { ...draft.item, content: rewriteForReaders(draft.item.content) },
      standing: 'public',
      updatedAt: seconds(),
    });
  }
  world.store.save();
  world.onStatus(account, task.publishId);
}

export const publishGet: Handler = (world, account, payload) => {
  const task = account.tasks.find((each) => each.publishId === field(payload, 'publish_id'));
  if (task === undefined) throw new SimError(40097, 'invalid args');
  return taskReply(world, account, task);
};

/** A task as `freepublish/get` and the event tell it. */
export function taskReply(world: World, account: SimAccount, task: SimTask): Payload {
  const article = account.published.find((each) => each.articleId === task.articleId);
  const detail =
    article === undefined
      ? {}
      : {
          article_id: article.articleId,
          article_detail: { count: 1, item: [{ idx: 1, article_url: pageUrl(world, article) }] },
        };
  return {
    publish_id: number(world, task.publishId),
    publish_status: task.status,
    ...detail,
    fail_idx: failIndex(world, task),
  };
}

function failIndex(world: World, task: SimTask): readonly number[] {
  if (task.status === 1) return world.moods.failIndexWhileRunning ? [1] : [];
  return task.status >= 2 && task.status <= 4 ? [1] : [];
}

export const getArticle: Handler = (world, account, payload) => {
  const article = articleOf(account, payload);
  if (article.standing === 'banned') throw new SimError(53600, 'Article ID is invalid');
  return {
    news_item: [
      {
        ...article.item,
        thumb_url: '',
        url: pageUrl(world, article),
        is_deleted: article.standing === 'deleted',
      },
    ],
  };
};

export const publishedBatchGet: Handler = (world, account, payload) => {
  const articles = page(account.published, payload);
  const bare = Number(payload.no_content ?? 0) === 1;
  return {
    total_count: account.published.length,
    item_count: articles.length,
    item: articles.map((article) => ({
      article_id: article.articleId,
      content: {
        news_item: [
          {
            ...listedItem(article.item, bare),
            url: pageUrl(world, article),
            is_deleted: article.standing !== 'public',
          },
        ],
      },
      update_time: article.updatedAt,
    })),
  };
};

export const publishDelete: Handler = (world, account, payload) => {
  const article = articleOf(account, payload);
  const index = Number(payload.index ?? 0);
  if (index !== 0 && index !== 1) throw new SimError(40114, 'invalid index value');
  changeStanding(world, account, article, 'deleted');
  return { errcode: 0, errmsg: 'ok' };
};

/** After publication: the owner deletes (5) or the platform bans (6). */
export function changeStanding(
  world: World,
  account: SimAccount,
  article: SimPublished,
  standing: 'deleted' | 'banned',
): void {
  article.standing = standing;
  const task = account.tasks.find((each) => each.publishId === article.publishId);
  if (task !== undefined) task.status = standing === 'deleted' ? 5 : 6;
  world.store.save();
  world.onStatus(account, article.publishId);
}

export function pageUrl(world: World, article: SimPublished): string {
  return `${world.baseUrl()}/s/${article.page}`;
}

function articleOf(account: SimAccount, payload: Payload): SimPublished {
  const article = account.published.find((each) => each.articleId === field(payload, 'article_id'));
  if (article === undefined) throw new SimError(53600, 'Article ID is invalid');
  return article;
}

function number(world: World, digits: string): unknown {
  return world.moods.numericIds ? rawNumber(digits) : digits;
}

/** Marks digits that have to stand in the JSON text as a number; a double would round them. */
function rawNumber(digits: string): { readonly rawNumber: string } {
  return { rawNumber: digits };
}

/** JSON text with the marked numbers written digit for digit. */
export function writeJson(value: unknown): string {
  return JSON.stringify(value).replace(/\{"rawNumber":"(\d+)"\}/g, '$1');
}
