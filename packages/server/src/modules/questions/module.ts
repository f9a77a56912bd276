import type { ServerModule } from '../../platform/context.ts';
import { onPublicDataPurged, onPublicMessages } from '../conversations/public.ts';
import { registerProjection, registerStreamRule } from '../ledger/public.ts';
import { grantOf } from '../organization/public.ts';
import { registerIdeaOrigin } from '../planning/public.ts';
import { chaseQuestions, forgetAskers } from './chase.ts';
import { formRoutes } from './form/form-routes.ts';
import { ideaMayComeFrom } from './idea-origin.ts';
import { forgetMessages, watchMessages } from './messages.ts';
import { findQuestion } from './question-store.ts';
import { questionProjection } from './record.ts';
import { followReplies } from './replies.ts';
import { questionRoutes } from './routes.ts';

registerProjection(questionProjection);
registerIdeaOrigin('question', ideaMayComeFrom);
registerStreamRule('question', async ({ db, clock }, person, id) => {
  const question = await findQuestion(db, id);
  if (question === null) return false;
  return (await grantOf(db, person, question.organization, 'readLedger', clock.now())) !== null;
});

/** 青年关切: young people's questions, from wherever they come, to their answer and until they are forgotten. */
export const questionsModule: ServerModule = {
  name: 'questions',
  routes(app, context) {
    questionRoutes(app, context);
    formRoutes(app, context);
  },
  async start({ clock }) {
    onPublicMessages(watchMessages);
    onPublicDataPurged((trx, messages) => forgetMessages(trx, messages, clock.now()));
  },
  tasks: (context) => ({
    'questions.chase': () => chaseQuestions(context),
    'questions.followReplies': () => followReplies(context),
    'questions.forget': () => forgetAskers(context),
  }),
  schedule: [
    { task: 'questions.chase', cron: '*/5 * * * *' },
    { task: 'questions.followReplies', cron: '* * * * *' },
    { task: 'questions.forget', cron: '20 19 * * *' },
  ],
};
