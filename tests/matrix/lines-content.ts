import * as content from '@sanshen/contract/content';
import type { RouteShape } from '@sanshen/contract/route';
import { article, paragraphs } from '../../packages/server/test/review-support.ts';
import type { Line, Request } from './lines.ts';
import type { Resources } from './resources.ts';

type Where = 'draft' | 'inReview' | 'released';

/** Reading a text: drafts are the organisation's own; in review others see at most the state; what is released the superior reads. */
const textOf: Readonly<Record<Where, string>> = {
  draft: 'ok nf nf nf nf nf',
  inReview: 'ok no no nf nf nf',
  released: 'ok ok no nf nf nf',
};
/** Reading where it stands. */
const stateOf: Readonly<Record<Where, string>> = {
  draft: 'ok nf nf nf nf nf',
  inReview: 'ok ok ok nf nf nf',
  released: 'ok ok ok nf nf nf',
};
const states: readonly Where[] = ['draft', 'inReview', 'released'];

/** A route that reads one manuscript, in each state of it. */
export function readings(route: RouteShape, seen: 'text' | 'state', query: object = {}): Line[] {
  return states.map((where) => ({
    route,
    on: where,
    own: 'operator',
    expected: (seen === 'text' ? textOf : stateOf)[where],
    request: async (it) => ({ params: { manuscript: (await it[where]()).manuscript, number: 1 }, query }),
  }));
}

function line(
  route: RouteShape,
  expected: string,
  request: (it: Resources) => Promise<Request> | Request,
): Line {
  return { route, on: 'district', own: 'operator', expected, request };
}

/** Manuscripts and their revisions. */
export const contentLines: readonly Line[] = [
  line(content.createManuscript, 'ok no no no no no', (it) => ({
    body: { organization: it.organization, content: article('wuhua', { title: it.fresh() }) },
  })),
  line(content.listManuscripts, 'ok ok ok no no no', (it) => ({ query: { organization: it.organization } })),
  {
    ...line(content.listManuscripts, 'ok no no no no no', (it) => ({
      query: { organization: it.organization, phase: 'drafting' },
    })),
    on: 'drafts of the district',
  },
  {
    ...line(content.listManuscripts, 'ok ok ok ok ok ok', () => ({ query: { author: 'me' } })),
    on: 'own texts',
  },
  ...readings(content.readManuscript, 'state'),
  ...readings(content.listRevisions, 'text'),
  ...readings(content.readRevision, 'text'),
  ...readings(content.compareRevisions, 'text', { from: 1, to: 1 }),
  ...states.map((where) => ({
    // Nobody outside writes: what he may not even read does not exist for him.
    ...line(
      content.reviseManuscript,
      {
        draft: 'ok nf nf nf nf nf',
        inReview: 'ok no no nf nf nf',
        released: 'ok review.notAMember no nf nf nf',
      }[where],
      async (it) => {
        const { manuscript, digest } = await it[where]();
        const body = { content: article('wuhua', { title: it.fresh(), body: paragraphs('改写') }) };
        return { params: { manuscript }, ifMatch: digest ?? '', body };
      },
    ),
    on: where,
  })),
  {
    ...line(content.correctManuscript, 'ok no no nf nf nf', async (it) => {
      const { manuscript, digest } = await it.inReview();
      const body = {
        stage: 'platform',
        seat: 'platformLead',
        round: 1,
        reason: '错字',
        content: article('wuhua', { title: it.fresh() }),
      };
      return { params: { manuscript }, ifMatch: digest ?? '', body };
    }),
    on: 'inReview',
    own: 'platformLead',
  },
  line(content.importFile, 'ok no no no no no', (it) => ({
    query: { organization: it.organization },
    file: '稿件.txt',
  })),
];
