import * as contract from '@sanshen/contract/training-examinations';
import { brandId, type Instant } from '@sanshen/domain/kernel';
import type { App, AppContext } from '../../platform/context.ts';
import { bindRoute } from '../../platform/http/bind-route.ts';
import { readAttempt } from './attempt-sheet.ts';
import { beginAttempt } from './begin-attempt.ts';
import { readExaminations, showExamination } from './examinations.ts';
import { listMarking, markAnswer } from './marking.ts';
import { readResult } from './read-result.ts';
import { audienceOf, organizationOf } from './routes.ts';
import { saveAnswers } from './save-answers.ts';
import { cancelExamination, setExamination } from './set-examination.ts';
import { submitAttempt } from './submit-attempt.ts';

/** Examinations, sittings and their marking. */
export function examinationRoutes(app: App, context: AppContext): void {
  bindRoute(app, contract.listExaminations, ({ params, person }) =>
    readExaminations(context, person, organizationOf(params)),
  );
  bindRoute(app, contract.setExamination, ({ params, body, command }) =>
    setExamination(context, command, organizationOf(params), {
      ...body,
      audience: audienceOf(body.audience),
      opensAt: brandId<Instant>(body.opensAt),
      closesAt: brandId<Instant>(body.closesAt),
    }),
  );
  bindRoute(app, contract.cancelExamination, ({ params, body, command }) =>
    cancelExamination(context, command, { examination: params.examination, ...body }),
  );
  bindRoute(app, contract.readExamination, ({ params, person }) =>
    showExamination(context, person, params.examination),
  );
  bindRoute(app, contract.beginAttempt, ({ params, command }) =>
    beginAttempt(context, command, { examination: params.examination }),
  );
  bindRoute(app, contract.readAttempt, ({ params, person }) => readAttempt(context, person, params.attempt));
  bindRoute(app, contract.saveAnswers, ({ params, body, person }) =>
    saveAnswers(context, person, params.attempt, body.answers),
  );
  bindRoute(app, contract.submitAttempt, ({ params, command }) =>
    submitAttempt(context, command, params.attempt),
  );
  bindRoute(app, contract.readResult, ({ params, person }) => readResult(context, person, params.attempt));
  bindRoute(app, contract.listMarking, ({ params, person }) =>
    listMarking(context, person, organizationOf(params)),
  );
  bindRoute(app, contract.markAnswer, ({ params, body, command }) =>
    markAnswer(context, command, { attempt: params.attempt, ...body }),
  );
}
