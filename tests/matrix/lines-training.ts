import type { RouteShape } from '@sanshen/contract/route';
import * as training from '@sanshen/contract/training';
import * as bank from '@sanshen/contract/training-bank';
import * as examinations from '@sanshen/contract/training-examinations';
import { personIn } from '../../packages/server/test/organization-support.ts';
import type { Line, Request } from './lines.ts';
import type { Resources } from './resources.ts';

function line(
  route: RouteShape,
  own: string,
  expected: string,
  request: (it: Resources) => Promise<Request> | Request,
): Line {
  return { route, on: 'district', own, expected, request };
}

const nobodys = '00000000-0000-4000-8000-000000000000';
/** What is not there is not there for anybody. */
const nothing = 'nf nf nf nf nf nf';
const all = 'ok ok ok ok ok ok';
const readers = 'ok ok ok no no no';
const leaders = 'ok ok no no no no';
const own = 'ok no no no no no';
const there = (it: Resources) => ({ params: { organization: it.organization } });
const course = { params: { course: nobodys } };
const attempt = { params: { attempt: nobodys } };
const lesson = { id: '1', kind: 'text', title: '一', text: '正文', seconds: 900 };
const courseBody = (it: Resources) => ({
  ...{ title: it.fresh(), hours: 1, audience: { offices: ['operator'] }, lessons: [lesson] },
});
const item = (it: Resources) => ({
  ...{ stem: it.fresh(), topic: '§5', difficulty: 1, explanation: '' },
  content: { kind: 'judge', right: true },
});
const unread = 'training.listUnreadable no no no no no';
const list = (it: Resources) => ({ ...there(it), file: 'questions.csv' });

/** §10: people see their own training; those who answer for them see how they stand; what is right in a bank is the unit's own. */
export const trainingLines: readonly Line[] = [
  line(training.myTraining, 'operator', all, () => ({})),
  line(training.unitTraining, 'mainLeader', leaders, there),
  line(training.recordHours, 'mainLeader', leaders, (it) => ({
    ...there(it),
    body: { title: '集中培训', day: '2026-01-05', hours: 1, people: [personIn('wuhua', 'operator', 2)] },
  })),
  line(training.listCourses, 'operator', readers, there),
  line(training.publishCourse, 'mainLeader', own, (it) => ({ ...there(it), body: courseBody(it) })),
  line(training.readCourse, 'operator', nothing, () => course),
  line(training.reviseCourse, 'mainLeader', nothing, (it) => ({ ...course, body: courseBody(it) })),
  line(training.retireCourse, 'mainLeader', nothing, () => ({ ...course, body: {} })),
  line(training.reportProgress, 'operator', nothing, () => ({ ...course, body: { lesson: '1' } })),
  line(training.revokeCertificate, 'mainLeader', nothing, () => ({
    params: { certificate: nobodys },
    body: { reason: '作废' },
  })),
  line(training.printCertificate, 'operator', nothing, () => ({ params: { certificate: nobodys } })),
  line(bank.readBank, 'mainLeader', own, there),
  line(bank.readPool, 'mainLeader', own, there),
  line(bank.keepItem, 'mainLeader', own, (it) => ({ ...there(it), body: item(it) })),
  line(bank.reviseItem, 'mainLeader', nothing, (it) => ({ params: { item: nobodys }, body: item(it) })),
  line(bank.retireItem, 'mainLeader', nothing, () => ({ params: { item: nobodys }, body: {} })),
  line(bank.adoptShipped, 'mainLeader', own, (it) => ({ ...there(it), body: {} })),
  line(bank.bankTemplate, 'mainLeader', own, there),
  line(bank.exportBank, 'mainLeader', own, there),
  line(bank.planBankImport, 'mainLeader', unread, list),
  line(bank.importBank, 'mainLeader', unread, list),
  line(examinations.listExaminations, 'mainLeader', leaders, there),
  line(examinations.setExamination, 'mainLeader', own, async (it) => ({
    ...there(it),
    body: {
      ...{ title: it.fresh(), audience: { people: [personIn('wuhua', 'operator', 2)] } },
      ...{ blueprint: [{ kind: 'judge', count: 1, points: 10 }], minutes: 30, passScore: 60 },
      ...{ opensAt: '2027-01-01T00:00:00.000Z', closesAt: '2027-01-02T00:00:00.000Z' },
    },
  })),
  line(examinations.cancelExamination, 'mainLeader', nothing, () => ({
    params: { examination: nobodys },
    body: { reason: '改期' },
  })),
  line(examinations.readExamination, 'mainLeader', nothing, () => ({ params: { examination: nobodys } })),
  line(examinations.beginAttempt, 'operator', nothing, () => ({
    params: { examination: nobodys },
    body: {},
  })),
  line(examinations.readAttempt, 'operator', nothing, () => attempt),
  line(examinations.saveAnswers, 'operator', nothing, (it) => ({
    ...attempt,
    body: {
      answers: [{ position: 0, sequence: 1, madeAt: it.now(), answer: { kind: 'judge', verdict: true } }],
    },
  })),
  line(examinations.submitAttempt, 'operator', nothing, () => ({ ...attempt, body: {} })),
  line(examinations.readResult, 'operator', nothing, () => attempt),
  line(examinations.listMarking, 'mainLeader', 'ok ok ok no no no', there),
  line(examinations.markAnswer, 'mainLeader', nothing, () => ({
    ...attempt,
    body: { position: 0, points: 1 },
  })),
];
