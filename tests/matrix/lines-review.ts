import { explainManuscript } from '@sanshen/contract/organization-explanation';
import * as review from '@sanshen/contract/review';
import type { RouteShape } from '@sanshen/contract/route';
import type { Line, Request } from './lines.ts';
import { readings } from './lines-content.ts';
import type { Resources } from './resources.ts';

function line(
  route: RouteShape,
  on: string,
  own: string,
  expected: string,
  request: (it: Resources) => Promise<Request> | Request,
): Line {
  return { route, on, own, expected, request };
}

const reason = '理由';

/** Commands on a manuscript under review, what is read of it, and what waits for whom. */
export const reviewLines: readonly Line[] = [
  line(review.submit, 'draft', 'operator', 'ok nf nf nf nf nf', async (it) => {
    const { manuscript, digest } = await it.draft();
    return { params: { manuscript }, body: { digest } };
  }),
  // Who sees the state but holds no seat is told so; whom the manuscript does not concern is told nothing.
  line(
    review.sign,
    'inReview',
    'platformLead',
    'ok review.notInOffice review.notInOffice nf nf nf',
    async (it) => {
      const { manuscript, digest } = await it.inReview();
      const duties = ['review', 'proofread'];
      return {
        params: { manuscript },
        body: { stage: 'platform', seat: 'platformLead', duties, round: 1, digest },
      };
    },
  ),
  // The scan must be one's own file; the right to enter it is looked at after that, so a foreign scan tells nothing of the manuscript.
  line(
    review.signPaper,
    'inReview, with somebody else’s scan',
    'registrar',
    Array.from({ length: 6 }, () => 'content.fileUnknown').join(' '),
    async (it) => {
      const { manuscript, digest } = await it.inReview();
      const claim = { stage: 'platform', seat: 'platformLead', duties: ['review'], round: 1, digest };
      const paper = {
        signer: 'person-wuhua-platformLead',
        scan: `sha256:${'1'.repeat(64)}`,
        signedOn: '2026-11-22T00:00:00.000Z',
      };
      return { params: { manuscript }, body: { ...claim, ...paper } };
    },
  ),
  line(
    review.returnManuscript,
    'inReview',
    'platformLead',
    'ok review.notASigner review.notASigner nf nf nf',
    async (it) => {
      const { manuscript, digest } = await it.inReview();
      return { params: { manuscript }, body: { to: null, round: 1, digest, reasons: reason } };
    },
  ),
  // §11: the superior whom the rule book makes responsible may take a run back or end it.
  line(review.withdraw, 'inReview', 'operator', 'ok ok review.notAnEditor nf nf nf', async (it) => ({
    params: { manuscript: (await it.inReview()).manuscript },
    body: { reason },
  })),
  line(review.abandon, 'inReview', 'operator', 'ok ok review.notAnEditor nf nf nf', async (it) => ({
    params: { manuscript: (await it.inReview()).manuscript },
    body: { reason },
  })),
  // The publicity department of the superior holds the last seat of the whole chain, so it is in the chain and may raise.
  line(review.changeImportance, 'inReview', 'operator', 'ok review.notASigner ok nf nf nf', async (it) => ({
    params: { manuscript: (await it.inReview()).manuscript },
    body: { direction: 'raise', level: 'important', reason },
  })),
  line(
    review.reseat,
    'inReview, stage without board',
    'mainLeader',
    'review.notABoard review.notABoard review.notABoard nf nf nf',
    async (it) => ({
      params: { manuscript: (await it.inReview()).manuscript },
      body: { stage: 'platform', reason },
    }),
  ),
  // A finding is about the text: who may not read it has nothing to note or rule.
  line(review.noteFinding, 'inReview', 'platformLead', 'ok no no nf nf nf', async (it) => ({
    params: { manuscript: (await it.inReview()).manuscript },
    body: { severity: 'advice', text: it.fresh() },
  })),
  line(review.ruleFinding, 'inReview', 'platformLead', 'ok no no nf nf nf', async (it) => ({
    params: await it.finding(),
    body: { ruling: 'overruled', reason },
  })),
  line(review.requestEmergency, 'draft', 'platformLead', 'ok nf nf nf nf nf', async (it) => {
    const { manuscript, digest } = await it.draft();
    return { params: { manuscript }, body: { digest, reason } };
  }),
  line(review.confirmEmergency, 'draft', 'leaderInCharge', 'ok nf nf nf nf nf', async (it) => {
    const { manuscript, digest } = await it.emergency();
    return { params: { manuscript }, body: { digest } };
  }),
  ...readings(review.readReview, 'state'),
  ...readings(explainManuscript, 'state'),
  ...readings(review.listFindings, 'text'),
  ...readings(review.readHistory, 'text'),
  line(review.readInbox, 'own inbox', 'operator', 'ok ok ok ok ok ok', () => ({})),
  line(review.readWaiting, 'district', 'operator', 'ok ok no no no no', (it) => ({
    query: { organization: it.organization },
  })),
  line(review.listNotifications, 'own notifications', 'operator', 'ok ok ok ok ok ok', () => ({})),
  line(
    review.readNotification,
    'notification of the author',
    'operator',
    'ok nf nf nf nf nf',
    async (it) => ({
      params: { notification: await it.notification() },
    }),
  ),
];
