import { type Drill, decideReport, type ReportAct } from '@sanshen/domain/drills';
import type { Instant, PersonId } from '@sanshen/domain/kernel';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { recipientsOf } from '../organization/public.ts';
import { recordDrill } from './record.ts';
import { openDrill, refusal, require } from './scene.ts';
import { responsibleIn, tellOf } from './tell.ts';

/**
 * 报送演练报告: handed in by the director or who runs the unit's drills; acknowledged, or sent back with a question, by the offices that the rule book
 * names. Throws `request.notFound`, `access.forbidden`, `drills.*`.
 */
export function reportDrill(
  context: AppContext,
  key: CommandKey,
  asked: {
    readonly person: PersonId;
    readonly drill: string;
    readonly act: ReportAct;
    readonly note: string;
  },
): Promise<void> {
  const { person, act, note } = asked;
  return runCommand(context, key, async (trx) => {
    const at = context.clock.now();
    const { drill, by, part, may, receives } = await openDrill(trx, person, asked.drill, { at, hold: true });
    require(act === 'submit' ? part === 'director' || may('runDrills') : receives);
    const decided = decideReport(drill, act, { by, at, note });
    if ('refusal' in decided) throw refusal(decided.refusal);
    await tellOthers(trx, await recordDrill(trx, decided.event), { act, actor: person, note }, at);
  });
}

const kinds = {
  submit: 'drillReportSubmitted',
  question: 'drillReportQuestioned',
  acknowledge: 'drillReportAcknowledged',
} as const;

async function tellOthers(
  trx: Transaction,
  drill: Drill,
  { act, actor, note }: { readonly act: ReportAct; readonly actor: PersonId; readonly note: string },
  at: Instant,
): Promise<void> {
  const people =
    act === 'submit'
      ? await receiversOf(trx, drill, at)
      : [drill.director.person, ...(await responsibleIn(trx, drill.organization, at))];
  const told = { kind: kinds[act], people, actor, ...(act === 'question' ? { text: note } : {}) };
  await tellOf(trx, drill, told, at);
}

/** Who receives the report of a drill. */
export async function receiversOf(
  trx: Transaction,
  { report }: Pick<Drill, 'report'>,
  at: Instant,
): Promise<readonly PersonId[]> {
  if (report?.to === null || report?.to === undefined) return [];
  const { recipients } = await recipientsOf(trx, report.to.organization, report.to.offices, at);
  return recipients.map(({ person }) => person);
}
