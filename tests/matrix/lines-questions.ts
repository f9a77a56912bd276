import * as questions from '@sanshen/contract/questions';
import { organizationIn } from '../../packages/server/test/organization-support.ts';
import type { Line } from './lines.ts';
import type { Resources } from './resources.ts';

const here = (it: Resources) => ({ params: { organization: it.organization } });
const onQuestion = async (it: Resources) => ({ params: { question: await it.question() } });

/** §2, §11: what young people ask is read where it is answered; who supervises sees figures, and to him a single question does not exist. */
export const questionLines: readonly Line[] = [
  {
    route: questions.listQuestions,
    on: 'district',
    own: 'operator',
    expected: 'ok no no no no no',
    request: here,
  },
  {
    route: questions.urgentQuestions,
    on: 'whoever asks',
    own: 'operator',
    expected: 'ok ok ok ok ok ok',
    request: () => ({}),
  },
  {
    route: questions.readQuestion,
    on: 'question',
    own: 'operator',
    expected: 'ok nf nf nf nf nf',
    request: onQuestion,
  },
  {
    route: questions.recordQuestion,
    on: 'district',
    own: 'operator',
    expected: 'ok no no no no no',
    request: (it) => ({ ...here(it), body: { source: 'offline', kind: 'policy', text: '怎么入团' } }),
  },
  {
    route: questions.questionFromMessage,
    on: 'message',
    own: 'operator',
    expected: 'ok nf nf nf nf nf',
    request: async (it) => ({ body: { message: await it.publicMessage(), kind: 'policy' } }),
  },
  {
    route: questions.actOnQuestion,
    on: 'question',
    own: 'operator',
    expected: 'ok nf nf nf nf nf',
    request: async (it) => ({ ...(await onQuestion(it)), body: { step: 'close', reason: 'spam' } }),
  },
  {
    route: questions.actOnQuestion,
    on: 'question handed over',
    own: 'platformLead',
    expected: 'ok nf nf nf nf nf',
    request: async (it) => ({
      ...(await onQuestion(it)),
      body: { step: 'askHandover', to: organizationIn('kunming'), reason: '属市级事项' },
    }),
  },
  {
    route: questions.questionsOfManuscript,
    on: 'draft',
    own: 'operator',
    expected: 'ok nf nf nf nf nf',
    request: async (it) => ({ params: { manuscript: (await it.draft()).manuscript } }),
  },
  {
    route: questions.showContact,
    on: 'question',
    own: 'operator',
    expected: 'ok nf nf nf nf nf',
    request: onQuestion,
  },
  {
    route: questions.readFigures,
    on: 'district',
    own: 'operator',
    expected: 'ok ok ok no no no',
    request: (it) => ({
      ...here(it),
      query: { from: '2026-01-01T00:00:00.000Z', to: '2027-01-01T00:00:00.000Z' },
    }),
  },
  {
    route: questions.digestSources,
    on: 'district',
    own: 'operator',
    expected: 'ok no no no no no',
    request: here,
  },
  {
    route: questions.makeDigest,
    on: 'district',
    own: 'operator',
    expected: 'ok no no no no no',
    request: async (it) => ({
      ...here(it),
      body: {
        title: '你问我答',
        items: [
          {
            question: await it.answeredQuestion(),
            asked: '怎么补办团员证？',
            answer: '向团支部申请。',
            confirmed: true,
          },
        ],
      },
    }),
  },
];
