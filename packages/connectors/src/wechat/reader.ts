import type { Json } from '@sanshen/domain/kernel';
import type { PublicComment } from '../interaction.ts';
import type { PublicReader, PublicWriting } from '../reading.ts';
import type { WechatPorts } from './connector.ts';
import { wechatInteractions } from './interactions.ts';
import type { WechatSettings } from './settings.ts';
import { say } from './texts.ts';

/** The most that the platform gives at once. */
const pageSize = 49;
/** Read twice at each seam: a comment that is deleted meanwhile draws the ones behind it over it. */
const overlap = 4;

/** Comments of one WeChat account, under each publication. No document states a limit for this call; a daily one of 10,000 is kept. */
export function wechatReader(ports: WechatPorts, settings: Partial<WechatSettings> = {}): PublicReader {
  const { listComments } = wechatInteractions(ports, settings);
  return {
    quota: { requests: 400, seconds: 3600 },
    lists: 'publication',
    needsWriter: false,
    async readPage(subject, cursor) {
      if (subject === null) return { kind: 'unavailable', message: say('noComments'), retryAt: null };
      const begin = placeOf(cursor);
      const list = await listComments(subject, { begin, count: pageSize });
      if (list.kind === 'unavailable') return list;
      const next = list.next === null ? null : Math.max(begin + 1, list.next - overlap);
      const thread = subject.messageDataId;
      return { kind: 'page', writings: list.comments.map((one) => writingOf(one, thread)), next };
    },
  };
}

function placeOf(cursor: Json | null): number {
  return typeof cursor === 'number' && Number.isSafeInteger(cursor) && cursor > 0 ? cursor : 0;
}

function writingOf(comment: PublicComment, thread: string | null): PublicWriting {
  const { id, text, writtenAt, writer, elected, reply } = comment;
  return { kind: 'comment', id, thread, writer, text, writtenAt, editedAt: null, elected, reply };
}
