import { type AppealVerdict, type RecordStatus, recordAppealRefusal } from '@sanshen/domain/cases';
import type { PersonId } from '@sanshen/domain/kernel';
import { type CommandKey, runCommand } from '../../../platform/commands.ts';
import type { AppContext } from '../../../platform/context.ts';
import { platformProblem } from '../../../platform/problem.ts';
import { leaderStandings, peopleWithStanding } from '../../channels/public.ts';
import { superiorOf } from '../../organization/public.ts';
import { tell } from '../../review/public.ts';
import { recordAccountability } from '../record.ts';
import { openScene, refusal, verdictRefusal } from '../scene.ts';
import { findCase } from '../store.ts';
import { keepWords, personOf } from './person-store.ts';
import { holdRecord } from './record-store.ts';
import { sealIn } from './seal-records.ts';

/** The person concerned appeals; for everybody else there is no such record. Throws `request.notFound` and the `cases.*` problems. */
export function appealRecord(
  context: AppContext,
  key: CommandKey,
  wish: { readonly person: PersonId; readonly record: string; readonly note: string },
): Promise<{ readonly status: RecordStatus }> {
  return runCommand(context, key, async (trx) => {
    const now = context.clock.now();
    const record = await holdRecord(trx, wish.record);
    const about = record === null ? null : await personOf(trx, record.id);
    if (record === null || about?.person !== wish.person) throw platformProblem('request.notFound');
    const refused = recordAppealRefusal(record, now);
    if (refused !== null) throw refusal(refused);
    const after = await recordAccountability(trx, record.case, {
      kind: 'recordAppealed',
      id: record.id,
      at: now,
    });
    await keepWords(trx, record.id, { appeal: wish.note });
    const one = await findCase(trx, record.case);
    const maker = record.made.by.organization ?? one?.handler ?? record.organization;
    const place = (await superiorOf(trx, maker, now)) ?? maker;
    const people = (await peopleWithStanding(trx, [place], leaderStandings, now)).filter(
      (person) => person !== record.made.by.person && person !== wish.person,
    );
    const details = { record: record.id, case: record.case };
    if (people.length > 0) await tell(trx, { kind: 'accountabilityAppealed', people, details }, now);
    return { status: after.status };
  });
}

/** Upholds a record, or revokes it, which deletes whom it was about. Throws `request.notFound` and the `cases.*` problems. */
export function decideRecord(
  context: AppContext,
  key: CommandKey,
  wish: {
    readonly person: PersonId;
    readonly record: string;
    readonly verdict: AppealVerdict;
    readonly note: string;
  },
): Promise<{ readonly status: RecordStatus }> {
  return runCommand(context, key, async (trx) => {
    const record = await holdRecord(trx, wish.record);
    if (record === null) throw platformProblem('request.notFound');
    const scene = await openScene(trx, wish.person, record.case, context.clock.now());
    const { actor, now } = scene;
    const refused = verdictRefusal(record, scene);
    if (refused !== null) throw refusal(refused);
    const about = await personOf(trx, record.id);
    const { verdict, note } = wish;
    await keepWords(trx, record.id, { verdict: note });
    const event = { kind: 'recordDecided', id: record.id, verdict, by: actor.by, at: now } as const;
    const after = await recordAccountability(trx, record.case, event);
    if (verdict === 'overturned') await sealIn(trx, after, now);
    if (about !== null) {
      const details = verdict === 'overturned' ? {} : { record: record.id };
      await tell(trx, { kind: 'accountabilityDecided', people: [about.person], details }, now);
    }
    return { status: after.status };
  });
}
