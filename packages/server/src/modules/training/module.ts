import type { Digest, PersonId } from '@sanshen/domain/kernel';
import type { AttemptId, Examination, ExaminationId } from '@sanshen/domain/training';
import { sql } from 'kysely';
import type { AppContext, ServerModule } from '../../platform/context.ts';
import { registerProjection, registerStreamRule } from '../ledger/public.ts';
import { grantOf } from '../organization/public.ts';
import { bankRoutes } from './bank-routes.ts';
import { examinationRoutes } from './examination-routes.ts';
import { peopleGround } from './ground.ts';
import { trainingProjection } from './record.ts';
import { trainingRoutes } from './routes.ts';
import { findAttempt, findExamination } from './store.ts';
import { closeDue } from './submit-attempt.ts';

registerProjection(trainingProjection);
registerStreamRule('examination', async (context, person, id) => {
  const examination = isUuid(id) ? await findExamination(context.db, id as ExaminationId) : null;
  return mayReadLedgerOf(context, person, examination);
});
registerStreamRule('sitting', async (context, person, id) => {
  const attempt = isUuid(id) ? await findAttempt(context.db, id as AttemptId) : null;
  const examination = attempt === null ? null : await findExamination(context.db, attempt.examination);
  return mayReadLedgerOf(context, person, examination);
});

// An id that is none is found nowhere.
const isUuid = (id: string) => /^[0-9a-f-]{36}$/.test(id);

async function mayReadLedgerOf(
  { db, clock }: Pick<AppContext, 'db' | 'clock'>,
  person: PersonId,
  examination: Examination | null,
): Promise<boolean> {
  if (examination === null) return false;
  return (await grantOf(db, person, examination.organization, 'readLedger', clock.now())) !== null;
}

/** §10: courses, the question bank, examinations and certificates. */
export const trainingModule: ServerModule = {
  name: 'training',
  routes(app, context) {
    context.fileAccess.register((person, file) => mayReadLesson(context, person, file));
    trainingRoutes(app, context);
    bankRoutes(app, context);
    examinationRoutes(app, context);
  },
  tasks: (context) => ({ 'training.close': () => closeDue(context) }),
  schedule: [{ task: 'training.close', cron: '* * * * *' }],
};

/** Documents and videos of a course are read by everybody below the unit that published it, and in it. */
async function mayReadLesson({ db, clock }: AppContext, person: PersonId, file: Digest): Promise<boolean> {
  const now = clock.now();
  const { organizations } = await peopleGround(db, [person], now);
  if (organizations.length === 0) return false;
  const { rows } = await sql`
    select from training_course
    where organization_id = any(${organizations}::text[]) and newest and retired_at is null
      and course::jsonb @> jsonb_build_object('lessons', jsonb_build_array(jsonb_build_object('file', ${file}::text)))
    limit 1`.execute(db);
  return rows.length > 0;
}
