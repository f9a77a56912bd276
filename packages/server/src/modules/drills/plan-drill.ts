import type { DrillWish } from '@sanshen/contract/drills';
import {
  type DrillHead,
  type DrillId,
  type DrillPerson,
  type DrillScript,
  type Inject,
  planRefusal,
} from '@sanshen/domain/drills';
import {
  brandId,
  type Digest,
  type Instant,
  type OrganizationId,
  type PersonId,
} from '@sanshen/domain/kernel';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { newId } from '../../platform/new-id.ts';
import { platformProblem } from '../../platform/problem.ts';
import { requireGrant, rootOf, snapshotOf, standpoint } from '../organization/public.ts';
import { candidatesFor } from './people.ts';
import { planOf } from './plan-port.ts';
import { recordDrill } from './record.ts';
import { scenarios } from './scenarios.ts';
import { openDrill, refusal, require } from './scene.ts';
import { keepScript, scriptDigest } from './script-store.ts';
import { everybodyIn, tellOf } from './tell.ts';

/** 安排演练. Throws `request.notFound`, `access.forbidden`, `drills.*`. */
export async function planDrill(
  context: AppContext,
  key: CommandKey,
  asked: { readonly person: PersonId; readonly organization: OrganizationId; readonly wish: DrillWish },
): Promise<{ readonly drill: string }> {
  const { person, organization, wish } = asked;
  await requireScenario(wish.scenario);
  await requireFiles(context, person, wish);
  return runCommand(context, key, async (trx) => {
    const at = context.clock.now();
    const root = await rootOf(trx, organization);
    if (root === null) throw platformProblem('request.notFound');
    const grant = await requireGrant(trx, person, organization, 'runDrills', at);
    const { facts } = await standpoint(trx, person, [organization], at);
    if (facts === null) throw platformProblem('access.forbidden');
    const by = snapshotOf(facts, grant.appointment.organization, at);
    const place = { id: newId<DrillId>(), root, organization };
    const { head, script } = await draw(trx, place, wish, at);
    const refused = planRefusal(head, script, { planner: person, now: at });
    if (refused !== null) throw refusal(refused);
    const word = { by, at, note: '' };
    const drill = await recordDrill(trx, { kind: 'planned', drill: head.id, head, word });
    await keepScript(trx, drill, script);
    const people = everybodyIn(drill);
    await tellOf(trx, drill, { kind: 'drillPlanned', people, actor: person }, at);
    return { drill: drill.id };
  });
}

/** Changes a drill before it begins, by its director. Throws `request.notFound`, `access.forbidden`, `drills.*`. */
export async function changeDrill(
  context: AppContext,
  key: CommandKey,
  asked: { readonly person: PersonId; readonly drill: string; readonly wish: DrillWish },
): Promise<void> {
  const { person, wish } = asked;
  await requireScenario(wish.scenario);
  await requireFiles(context, person, wish);
  return runCommand(context, key, async (trx) => {
    const at = context.clock.now();
    const { drill, by, part } = await openDrill(trx, person, asked.drill, { at, hold: true });
    require(part === 'director');
    if (drill.status !== 'planned') throw refusal('drills.notPlanned');
    const { head, script } = await draw(trx, drill, wish, at);
    const refused = planRefusal(head, script, { planner: person, now: at });
    if (refused !== null) throw refusal(refused);
    const word = { by, at, note: '' };
    const changed = await recordDrill(trx, { kind: 'changed', drill: drill.id, head, word });
    await keepScript(trx, changed, script);
    const people = [...everybodyIn(drill), ...everybodyIn(changed)];
    await tellOf(trx, changed, { kind: 'drillChanged', people, actor: person }, at);
  });
}

async function requireScenario(scenario: string): Promise<void> {
  if (!(await scenarios()).some(({ id }) => id === scenario)) throw refusal('drills.scenarioUnknown');
}

/** Attachments are given out only by who may read them himself. Asked before the transaction: the answer comes over other connections. */
async function requireFiles(context: AppContext, person: PersonId, { injects }: DrillWish): Promise<void> {
  for (const { attachment } of injects) {
    if (!attachment) continue;
    const file = brandId<Digest>(attachment.file);
    if (!(await context.fileAccess.mayRead(person, file)))
      throw platformProblem('request.notFound', { file });
  }
}

type Place = Pick<DrillHead, 'id' | 'root' | 'organization'>;

async function draw(
  trx: Transaction,
  { id, root, organization }: Place,
  wish: DrillWish,
  at: Instant,
): Promise<{ readonly head: DrillHead; readonly script: DrillScript }> {
  const candidates = new Map((await candidatesFor(trx, organization, at)).map((one) => [one.person, one]));
  const named = (person: string, role: string): DrillPerson => {
    const found = candidates.get(brandId<PersonId>(person));
    if (found === undefined) throw refusal('drills.personElsewhere');
    return { person: found.person, name: found.name, role };
  };
  const script: DrillScript = {
    injects: wish.injects.map(injectOf),
    channels: wish.channels.map((channel) => ({ ...channel })),
  };
  const head: DrillHead = {
    id,
    root,
    organization,
    title: wish.title,
    scenario: wish.scenario,
    goal: wish.goal,
    plan: await planOf(trx, organization, wish.scenario, at),
    keyDate: wish.keyDate,
    plannedAt: brandId<Instant>(wish.plannedAt),
    director: named(wish.director, ''),
    observers: wish.observers.map((person) => named(person, '')),
    participants: wish.participants.map(({ person, role }) => named(person, role)),
    roles: wish.roles.map((role) => ({ ...role })),
    script: scriptDigest(script),
    injects: script.injects.length,
  };
  return { head, script };
}

function injectOf(wish: DrillWish['injects'][number]): Inject {
  const { id, minute, text, roles, people, attachment, expected } = wish;
  return {
    id,
    minute,
    text,
    roles: [...roles],
    people: people.map((person) => brandId<PersonId>(person)),
    attachment:
      attachment === null ? null : { file: brandId<Digest>(attachment.file), name: attachment.name },
    expected: expected === null ? null : { ...expected },
  };
}
