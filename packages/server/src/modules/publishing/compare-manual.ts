import { pictureProblemTexts } from '@sanshen/checks/ocr/index';
import { isExpectedUrl, type Receipt, receiptIn } from '@sanshen/connectors/manual';
import { comparableForm, comparableText, parseBody, plainText } from '@sanshen/document';
import type { Digest, LocalizedText, Message, PersonId, PublicationId } from '@sanshen/domain/kernel';
import { fetchOutward } from '../../platform/fetch/outward.ts';
import { platformProblem } from '../../platform/problem.ts';
import { readPicture } from '../checks/public.ts';
import { requireOwnFile, requirePublication } from './act-on-publication.ts';
import { loadReleased } from './load-released.ts';
import { manualTaskOf } from './manual-task.ts';
import type { Publisher } from './publisher.ts';

export interface ManualComparison {
  readonly verdict: 'same' | 'differs' | 'unreadable';
  readonly missing: readonly string[];
  readonly message: Message | null;
  readonly receipt: Receipt | null;
}

const texts = {
  foreignAddress: {
    zh: '该链接不是此平台的作品链接，请核对',
    en: 'this is not the address of an item on this platform',
  },
  pageUnread: {
    zh: '页面无法由系统读取（平台可能要求登录或验证），请把已发布的文字粘贴过来核对',
    en: 'the page cannot be read from here (the platform may ask for a login or a check); paste the published text instead',
  },
  fromPicture: {
    zh: '按截图识别逐字核对，识别可能有误，请对下列文字再看一眼',
    en: 'compared with what was read in the screenshot, which may be misread; look at these lines again',
  },
  nothingGiven: { zh: '请填写链接或粘贴文字', en: 'enter the address or paste the text' },
} as const satisfies Readonly<Record<string, LocalizedText>>;

function say(code: keyof typeof texts): Message {
  return { code: `publishing.${code}`, ...texts[code] };
}

function unreadable(code: keyof typeof texts): ManualComparison {
  return { verdict: 'unreadable', missing: [], message: say(code), receipt: null };
}

/**
 * Compares what somebody published by hand with the release: by the page behind its address, which is opened through the guard, by the text that he
 * pasted, or by what is read in his screenshot, which gives address and time besides. Every line of the release has to be found. A page that shows none of them is a login or a verification page and says nothing.
 */
export async function compareManual(
  publisher: Publisher,
  person: PersonId,
  id: PublicationId,
  given: { readonly url: string | null; readonly text: string | null; readonly picture: Digest | null },
): Promise<ManualComparison> {
  const { context } = publisher;
  const publication = await requirePublication(context, context.db, { person, publication: id });
  const released = await loadReleased(context.db, publication.manuscript, publication.digest);
  if (released.kind !== 'content') throw platformProblem('request.notFound');
  const lines = plainText(parseBody(released.content.body))
    .text.split('\n')
    .map(comparableText)
    .filter((line) => line !== '');
  if (given.text !== null && given.text.trim() !== '') return judge(lines, given.text);
  if (given.picture !== null) return comparePicture(publisher, person, id, lines, given.picture);
  if (given.url === null) return unreadable('nothingGiven');
  const { expectedUrl } = await manualTaskOf(publisher, person, id);
  if (!isExpectedUrl(expectedUrl, given.url)) return unreadable('foreignAddress');
  const reply = await fetchOutward(context)({
    url: given.url,
    timeoutMs: 10_000,
    maxBytes: 8 * 1024 * 1024,
    maxRedirects: 3,
    types: ['text/html', 'application/xhtml+xml'],
  });
  if (reply.kind !== 'answer' || reply.status >= 400) return unreadable('pageUnread');
  const page = comparableForm(Buffer.from(reply.body).toString('utf8'), { pictureId: () => null });
  const judged = judge(lines, page.blocks.join(''));
  return judged.missing.length === lines.length ? unreadable('pageUnread') : judged;
}

async function comparePicture(
  publisher: Publisher,
  person: PersonId,
  id: PublicationId,
  lines: readonly string[],
  picture: Digest,
): Promise<ManualComparison> {
  const { context } = publisher;
  await requireOwnFile(context, person, picture);
  const outcome = await readPicture(context, picture);
  if (outcome.state === 'unreadable') {
    const message = { code: `picture.${outcome.problem}`, ...pictureProblemTexts[outcome.problem] };
    return { verdict: 'unreadable', missing: [], message, receipt: null };
  }
  const { text, codes } = outcome.reading;
  const { expectedUrl } = await manualTaskOf(publisher, person, id);
  const receipt = receiptIn({ text, codes: codes.map((code) => code.text) }, expectedUrl);
  const shown = lettersOf(text);
  const missing = lines.filter((line) => !shown.includes(lettersOf(line))).slice(0, 50);
  const verdict = missing.length === 0 ? 'same' : 'differs';
  return { verdict, missing, message: say('fromPicture'), receipt };
}

/** Reading loses points, strokes and spaces. */
function lettersOf(text: string): string {
  return comparableText(text).replaceAll(/[^\p{L}\p{N}]/gu, '');
}

function judge(lines: readonly string[], shown: string): ManualComparison {
  const all = bare(shown);
  const missing = lines.filter((line) => !all.includes(bare(line)));
  return {
    verdict: missing.length === 0 ? 'same' : 'differs',
    missing: missing.slice(0, 50),
    message: null,
    receipt: null,
  };
}

/** White space is the platform's own. */
function bare(text: string): string {
  return comparableText(text).replaceAll(/\s+/g, '');
}
