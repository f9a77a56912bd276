import type { LocalizedText } from '@sanshen/domain/kernel';
import type { Issue, PublishableArticle, RenderHtml } from '../connector.ts';
import { htmlToText } from './plain.ts';
import type { ManualProfile } from './profiles.ts';
import { say } from './texts.ts';

const names: Readonly<Record<'title' | 'summary' | 'body', LocalizedText>> = {
  title: { zh: '标题', en: 'the title' },
  summary: { zh: '摘要', en: 'the summary' },
  body: { zh: '正文', en: 'the body' },
};

/** What the platform's own editor would refuse. Lengths that are a habit and no documented rule are warnings. */
export function validateManual(
  profile: ManualProfile,
  article: PublishableArticle,
  renderHtml: RenderHtml,
): readonly Issue[] {
  const issues: Issue[] = [];
  if (article.title.trim() === '')
    issues.push({ severity: 'error', field: 'title', message: say('titleEmpty') });
  if (profile.cover.required && article.cover === null) {
    issues.push({ severity: 'error', field: 'cover', message: say('coverMissing') });
  }
  if (profile.pictures.required && article.pictures.length === 0 && article.cover === null) {
    issues.push({ severity: 'error', field: 'pictures', message: say('pictureMissing') });
  }
  let body: string;
  try {
    body = htmlToText(renderHtml(article.body, (digest) => digest));
  } catch {
    return [...issues, { severity: 'error', field: 'body', message: say('bodyUnrenderable') }];
  }
  const texts = { title: article.title, summary: article.summary, body };
  const { titleMax: title, summaryMax: summary, bodyMax } = profile.limits;
  const limits = { title, summary, body: bodyMax };
  for (const field of ['title', 'summary', 'body'] as const) {
    const limit = limits[field]?.value;
    const actual = texts[field].length;
    if (limit === undefined || actual <= limit) continue;
    issues.push({
      severity: limits[field]?.excess === 'refused' ? 'error' : 'warning',
      field,
      message: say('tooLong', names[field], limit),
      limit,
      actual,
    });
  }
  return issues;
}
