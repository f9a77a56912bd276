import { escapeHtml } from './content.ts';
import type { SimPublished } from './state.ts';
import type { World } from './world.ts';

/** The page that readers open; HTTP 200 also for the notices, as on the real site. Null: no such page. */
export function articlePage(world: World, id: string): string | null {
  if (world.moods.verificationPage) {
    return notice('环境异常', '<p>当前环境异常，完成验证后即可继续访问。</p><a>去验证</a>');
  }
  for (const account of Object.values(world.store.state.accounts)) {
    const article = account.published.find((each) => each.page === id);
    if (article !== undefined) return pageOf(article);
  }
  return null;
}

function pageOf({ item, standing }: SimPublished): string {
  if (standing === 'deleted') return notice('', '<div class="weui-msg__title">该内容已被发布者删除</div>');
  if (standing === 'banned') return notice('', '<div class="weui-msg__title">此内容因违规无法查看</div>');
  const attribute = escapeHtml;
  return `<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8">
<meta property="og:title" content="${attribute(item.title)}">
<meta property="og:description" content="${attribute(item.digest)}">
<meta name="author" content="${attribute(item.author)}">
<title>${escapeHtml(item.title)}</title></head>
<body><h1 class="rich_media_title" id="activity-name">${escapeHtml(item.title)}</h1>
<div class="rich_media_meta"><span id="js_name">${escapeHtml(item.author)}</span></div>
<div class="rich_media_content js_underline_content" id="js_content" style="visibility: hidden; opacity: 0;">${item.content}</div>
<script>var msg_source_url = '${escapeHtml(item.content_source_url)}'; document.getElementById('js_content').style = '';
for (const picture of document.querySelectorAll('img[data-src]')) picture.src = picture.dataset.src;</script>
</body></html>`;
}

function notice(title: string, body: string): string {
  return `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>${title}</title></head><body>${body}</body></html>`;
}
