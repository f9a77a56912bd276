import * as content from '@sanshen/contract/content';
import * as drafts from '@sanshen/contract/content-drafts';
import * as list from '@sanshen/contract/content-list';
import * as preview from '@sanshen/contract/preview';
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

// A token and a view that nobody has.
const nobodys = '00000000-0000-4000-8000-000000000000';

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
  line(list.exportManuscripts, 'ok ok ok no no no', (it) => ({
    body: { query: { organization: it.organization } },
  })),
  {
    ...line(list.exportManuscripts, 'ok ok ok ok ok ok', async (it) => ({
      // What may not be seen is left out of the file.
      body: { ids: [(await it.draft()).manuscript] },
    })),
    on: 'named manuscripts',
  },
  {
    ...line(list.listManuscripts, 'ok ok ok no no no', (it) => ({
      query: { organization: it.organization, subtree: 'true', q: '志愿' },
    })),
    on: 'search below the district',
  },
  line(list.listViews, 'ok ok ok ok ok ok', () => ({})),
  line(list.saveView, 'ok ok ok ok ok ok', (it) => ({ body: { name: it.fresh(), query: 'phase=drafting' } })),
  line(list.deleteView, 'ok ok ok ok ok ok', () => ({ params: { view: nobodys } })),
  ...states.flatMap((where) => editing(where)),
  line(preview.listPlatforms, 'ok ok ok ok ok ok', () => ({})),
  line(preview.previewContent, 'ok no no no no no', (it) => ({
    body: { content: article('wuhua'), channel: it.channel },
  })),
  ...states.map((where) => ({
    ...line(preview.previewManuscript, textOf[where], async (it) => ({
      params: { manuscript: (await it[where]()).manuscript },
      query: { channel: it.channel },
    })),
    on: where,
  })),
];

/** Editing together: for those alone who may write; what others may not even read does not exist for them. */
function editing(where: Where): Line[] {
  const others = { draft: 'nf nf nf nf nf', inReview: 'no no nf nf nf', released: 'no no nf nf nf' }[where];
  const on = (route: RouteShape, own: string, more: object = {}): Line => ({
    ...line(route, `${own} ${others}`, async (it) => ({
      params: { manuscript: (await it[where]()).manuscript },
      ...more,
    })),
    on: where,
  });
  const copy = { token: nobodys, base: 'none', content: {}, sequence: 1 };
  return [
    on(drafts.checkOutManuscript, 'ok', { body: {} }),
    on(drafts.readCheckOut, 'ok'),
    on(drafts.checkInManuscript, 'ok', { query: { token: nobodys } }),
    on(drafts.saveDraft, 'content.checkOutExpired', { body: copy }),
    on(drafts.readDraft, 'ok'),
    on(drafts.discardDraft, 'ok'),
  ];
}
