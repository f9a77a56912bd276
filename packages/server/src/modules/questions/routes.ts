import * as contract from '@sanshen/contract/questions';
import { brandId, type ManuscriptId, type OrganizationId } from '@sanshen/domain/kernel';
import type { App, AppContext } from '../../platform/context.ts';
import { bindRoute } from '../../platform/http/bind-route.ts';
import { actOnQuestion } from './act.ts';
import { digestSources, makeDigest } from './digest.ts';
import { readFigures } from './figures.ts';
import { listQuestions, urgentQuestions } from './list-questions.ts';
import { questionFromMessage } from './messages.ts';
import { questionsOfManuscript } from './of-manuscript.ts';
import { readQuestion } from './read-question.ts';
import { showContact } from './show-contact.ts';
import { takeDown } from './take-down.ts';

const organizationOf = (params: { readonly organization: string }) =>
  brandId<OrganizationId>(params.organization);

/** Binds the routes by which colleagues deal with questions. */
export function questionRoutes(app: App, context: AppContext): void {
  bindRoute(app, contract.listQuestions, ({ params, query, person }) =>
    listQuestions(context, person, organizationOf(params), query),
  );

  bindRoute(app, contract.urgentQuestions, ({ person }) => urgentQuestions(context, person));

  bindRoute(app, contract.readQuestion, ({ params, person }) =>
    readQuestion(context, person, params.question),
  );

  bindRoute(app, contract.recordQuestion, ({ params, body, person, command }) =>
    takeDown(context, command, { person, organization: organizationOf(params), ...body }),
  );

  bindRoute(app, contract.questionFromMessage, ({ body, person, command }) =>
    questionFromMessage(context, command, { person, ...body }),
  );

  bindRoute(app, contract.actOnQuestion, ({ params, body, person, command }) =>
    actOnQuestion(context, command, { person, question: params.question, step: body }),
  );

  bindRoute(app, contract.questionsOfManuscript, ({ params, person }) =>
    questionsOfManuscript(context, person, brandId<ManuscriptId>(params.manuscript)),
  );

  bindRoute(app, contract.showContact, ({ params, person }) => showContact(context, person, params.question));

  bindRoute(app, contract.readFigures, ({ params, query, person }) =>
    readFigures(context, person, organizationOf(params), query),
  );

  bindRoute(app, contract.digestSources, ({ params, person }) =>
    digestSources(context, person, organizationOf(params)),
  );

  bindRoute(app, contract.makeDigest, ({ params, body, person, command }) =>
    makeDigest(context, command, { person, organization: organizationOf(params), ...body }),
  );
}
