import { createManuscript } from '@sanshen/contract/content';
import { uploadFile } from '@sanshen/contract/files';
import * as board from '@sanshen/contract/planning';
import * as ideas from '@sanshen/contract/planning-ideas';
import { routeUrl } from '@sanshen/contract/route';
import { type City, organizationIn } from '../../packages/server/test/organization-support.ts';
import { article } from '../../packages/server/test/review-support.ts';
import type { Line, Request } from './lines.ts';
import { upload } from './resources.ts';

/** What the lines of planning are called on. */
export interface PlanningResources {
  /** An idea of the district, proposed by its second operator: on a topic that waits for approval, or on one that needs none. */
  idea(kind: 'waiting' | 'ready'): Promise<string>;
  /** A manuscript of the district that names a work draft as its source. */
  drafted(): Promise<{ readonly manuscript: string; readonly file: string }>;
}

export async function preparePlanning(city: City): Promise<PlanningResources> {
  const proposer = await city.as('wuhua', 'operator', 2);
  const organization = organizationIn('wuhua');
  let counter = 0;
  return {
    idea: async (kind) => {
      counter += 1;
      const body = { title: `选题${counter}`, topic: kind === 'waiting' ? 'theory' : 'service' };
      return (await proposer.call(ideas.proposeIdea, { params: { organization }, body })).idea;
    },
    drafted: async () => {
      counter += 1;
      const { payload, contentType } = upload('通知.txt', 'text/plain', Buffer.from(`通知${counter}`));
      const answer = await city.harness.inject({
        method: 'POST',
        url: routeUrl(uploadFile),
        headers: { cookie: proposer.cookie, 'x-sanshen-request': '1', 'content-type': contentType },
        payload,
      });
      const file = answer.json().digest;
      const source = { form: 'original' as const, sources: [{ who: '区委办公室', file }] };
      const body = { organization, content: article('wuhua', { source }) };
      return { manuscript: (await proposer.call(createManuscript, { body })).manuscript, file };
    },
  };
}

const inQuery = (it: { readonly organization: string }): Request => ({
  query: { organization: it.organization },
});
const inParams = (it: { readonly organization: string }): Request => ({
  params: { organization: it.organization },
});

/** §1 §2 §11: planning is read by who sees a unit's state, and done by those who work on its content. */
export const planningLines: readonly Line[] = [
  ...[board.readBoard, board.compareUnits, board.listPlanned].map(
    (route): Line => ({
      route,
      on: 'district',
      own: 'operator',
      expected: 'ok ok ok no no no',
      request: inQuery,
    }),
  ),
  {
    route: board.readOrigin,
    on: 'draft',
    own: 'operator',
    expected: 'ok nf nf nf nf nf',
    request: async (it) => ({ params: { manuscript: (await it.draft()).manuscript } }),
  },
  {
    route: board.listWorkDrafts,
    on: 'district',
    own: 'operator',
    expected: 'ok no no no no no',
    request: inParams,
  },
  {
    route: board.readAdded,
    on: 'draft made from a work draft',
    own: 'operator',
    expected: 'ok nf nf nf nf nf',
    request: async (it) => ({ params: await it.planning.drafted() }),
  },
  {
    route: ideas.listIdeas,
    on: 'district',
    own: 'operator',
    expected: 'ok ok ok no no no',
    request: inParams,
  },
  {
    route: ideas.readIdea,
    on: 'idea',
    own: 'operator',
    expected: 'ok ok ok no no no',
    request: async (it) => ({ params: { idea: await it.planning.idea('ready') } }),
  },
  {
    route: ideas.proposeIdea,
    on: 'district',
    own: 'operator',
    expected: 'ok no no no no no',
    request: (it) => ({ ...inParams(it), body: { title: it.fresh(), topic: 'service' } }),
  },
  {
    route: ideas.changeIdea,
    on: 'idea',
    own: 'operator',
    expected: 'ok no no no no no',
    request: async (it) => ({
      params: { idea: await it.planning.idea('ready') },
      body: { title: it.fresh(), topic: 'service' },
    }),
  },
  {
    route: ideas.ruleOnIdea,
    on: 'idea that waits',
    own: 'publicityLead',
    expected: 'ok planning.notApprover planning.notApprover no no no',
    request: async (it) => ({
      params: { idea: await it.planning.idea('waiting') },
      body: { ruling: 'approved' },
    }),
  },
  {
    route: ideas.stepIdea,
    on: 'idea',
    own: 'operator',
    expected: 'ok no no no no no',
    request: async (it) => ({
      params: { idea: await it.planning.idea('ready') },
      body: { step: 'claim' },
    }),
  },
  {
    route: ideas.convertIdea,
    on: 'idea',
    own: 'operator',
    expected: 'ok no no no no no',
    request: async (it) => ({ params: { idea: await it.planning.idea('ready') } }),
  },
  {
    route: ideas.sayOnIdea,
    on: 'idea',
    own: 'operator',
    expected: 'ok no no no no no',
    request: async (it) => ({
      params: { idea: await it.planning.idea('ready') },
      body: { text: it.fresh() },
    }),
  },
];
