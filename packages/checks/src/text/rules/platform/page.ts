import type { Article } from '../../article.ts';
import type { Hit } from '../../finding.ts';
import type { ArticleRule } from '../../rule.ts';
import { sources } from '../../support/sources.ts';
import { say, short } from '../../support/text.ts';

/** Links, elements, pictures and QR codes against what the platforms take. The finding stands at the beginning of the text. */
export const rule: ArticleRule = {
  id: 'platform/page',
  clause: '§4',
  severity: 'warning',
  precision: 0.97,
  source: sources.platform,
  title: say('平台版式要求', 'What the platform takes'),
  explanation: say(
    '外部链接、标签、图片说明、二维码应符合发布平台的要求；二维码所指的网址请逐个打开核对。',
    'Links, elements, alternative texts and QR codes must be what the platform takes; open each code’s address.',
  ),
  examples: {
    right: [
      {
        text: '正文',
        facts: {
          links: ['https://mp.weixin.qq.com/s/a'],
          platforms: [{ name: '微信公众号', linkHosts: ['weixin.qq.com'] }],
        },
      },
    ],
    wrong: [
      {
        text: '正文',
        facts: {
          links: ['https://example.com/a'],
          platforms: [{ name: '微信公众号', linkHosts: ['weixin.qq.com'] }],
        },
        found: ['正文'],
      },
      {
        text: '正文',
        facts: { elements: ['iframe'], platforms: [{ name: '微信公众号', forbiddenElements: ['iframe'] }] },
        found: ['正文'],
      },
      {
        text: '正文',
        facts: { pictures: [{ alt: null }], platforms: [{ name: '网站', altText: true }] },
        found: ['正文'],
      },
      {
        text: '正文',
        facts: { links: ['https://example.com/a'], platforms: [{ name: '微博', plainText: true }] },
        found: ['正文'],
      },
      { text: '正文', facts: { pictures: [{ alt: '海报', codes: ['http://t.cn/abc'] }] }, found: ['正文'] },
    ],
  },
  priority: -1,
  scope: 'article',
  *check(article) {
    const first = article.paragraphs[0];
    if (first === undefined) return;
    const place = { start: first.start, end: first.start + Math.min(20, first.text.length) };
    for (const hit of problems(article)) yield { ...place, ...hit };
  },
};

function* problems({ facts }: Article): Generator<Pick<Hit, 'message' | 'severity'>> {
  const { links = [], elements = [], pictures = [], platforms = [] } = facts;
  for (const { name, linkHosts, forbiddenElements = [], altText, plainText = false } of platforms) {
    if (plainText && links.length > 0) {
      yield {
        message: say(
          `${name}按纯文本发布，正文中的${links.length}个链接不能点击。`,
          `${name} takes plain text: the ${links.length} links cannot be clicked.`,
        ),
        severity: 'advice',
      };
    }
    for (const link of links) {
      if (linkHosts !== undefined && !linkHosts.some((host) => isOn(link, host))) {
        yield {
          message: say(`${name}不支持外部链接：${short(link)}`, `${name} takes no such link: ${short(link)}`),
        };
      }
    }
    for (const element of new Set(elements)) {
      if (forbiddenElements.includes(element))
        yield { message: say(`${name}不支持标签<${element}>。`, `${name} takes no <${element}>.`) };
    }
    const silent = pictures.filter(({ alt }) => alt === null).length;
    if (altText === true && silent > 0)
      yield {
        message: say(
          `${name}要求图片有替代文字，${silent}张图片没有。`,
          `${silent} pictures have no alternative text, which ${name} asks for.`,
        ),
      };
  }
  for (const code of pictures.flatMap(({ codes = [] }) => codes)) {
    const shortened = /^https?:\/\/(?:t\.cn|dwz\.|url\.cn|suo\.|bit\.ly|tinyurl\.)/i.test(code);
    yield shortened
      ? {
          message: say(
            `二维码为短网址，看不出去向：${short(code)}`,
            `A QR code hides where it leads: ${short(code)}`,
          ),
        }
      : {
          message: say(
            `二维码内容：${short(code)}，请打开核对。`,
            `A QR code says ${short(code)}: open and check it.`,
          ),
          severity: 'advice',
        };
  }
}

function isOn(link: string, host: string): boolean {
  try {
    const { hostname } = new URL(link);
    return hostname === host || hostname.endsWith(`.${host}`);
  } catch {
    return false;
  }
}
