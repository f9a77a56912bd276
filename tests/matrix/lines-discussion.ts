import * as discussion from '@sanshen/contract/discussion';
import * as suggestions from '@sanshen/contract/discussion-suggestions';
import type { RouteShape } from '@sanshen/contract/route';
import type { Json } from '@sanshen/domain/kernel';
import type { Line, Request } from './lines.ts';
import { readings } from './lines-content.ts';
import type { Resources } from './resources.ts';

function line(
  route: RouteShape,
  own: string,
  expected: string,
  request: (it: Resources) => Promise<Request>,
): Line {
  return { route, on: 'inReview', own, expected, request };
}

const outsiders = 'no no nf nf nf';

/** What is said about a manuscript in review: for those who may read its text and have a hand in it. */
export const discussionLines: readonly Line[] = [
  ...readings(discussion.listComments, 'text'),
  line(discussion.openThread, 'platformLead', `ok ${outsiders}`, async (it) => ({
    params: { manuscript: (await it.inReview()).manuscript },
    body: { revision: 1, text: it.fresh() },
  })),
  line(discussion.replyToThread, 'operator', `ok ${outsiders}`, async (it) => ({
    params: await it.thread(),
    body: { text: it.fresh() },
  })),
  line(discussion.resolveThread, 'operator', `ok ${outsiders}`, async (it) => ({
    params: await it.thread(),
    body: {},
  })),
  line(discussion.reopenThread, 'operator', `discussion.notResolved ${outsiders}`, async (it) => ({
    params: await it.thread(),
    body: {},
  })),
  ...readings(discussion.listParticipants, 'text'),
  line(suggestions.saveSuggestions, 'platformLead', `ok ${outsiders}`, async (it) => {
    const { manuscript, digest, content } = await it.inReview();
    return { params: { manuscript }, body: { base: digest, body: marked(content?.body) } };
  }),
  ...readings(suggestions.listSuggestions, 'text'),
  line(suggestions.readSuggestions, 'operator', `ok ${outsiders}`, async (it) => ({
    params: await it.suggestions(),
  })),
  line(suggestions.settleSuggestions, 'operator', `ok ${outsiders}`, async (it) => ({
    params: await it.suggestions(),
    body: { rejected: [{ id: '1' }] },
  })),
  line(suggestions.withdrawSuggestions, 'platformLead', `ok ${outsiders}`, async (it) => ({
    params: await it.suggestions(),
  })),
  line(discussion.markSeen, 'platformLead', `ok ${outsiders}`, async (it) => ({
    params: { manuscript: (await it.inReview()).manuscript },
    body: { revision: 1 },
  })),
  ...readings(discussion.readSeen, 'text'),
];

/** A body with a paragraph suggested before it. */
export function marked(body: unknown): Json {
  // The resources' bodies are documents with content.
  const doc = body as { readonly content: readonly Json[] };
  const mark = { type: 'insertion', attrs: { id: 1 } };
  const added = { type: 'paragraph', content: [{ type: 'text', text: '编者按' }], marks: [mark] };
  return { ...doc, content: [added, ...doc.content] };
}
