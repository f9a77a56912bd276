import { createHash, randomBytes } from 'node:crypto';
import { brandId, canonicalJson, type Digest, type Instant, type PersonId } from '@sanshen/domain/kernel';
import {
  faultsOf,
  type SpotAnswer,
  type SpotCheck,
  type SpotCheckStatus,
  settleRefusal,
  submitRefusal,
} from '@sanshen/domain/spot-checks';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { openCase } from '../cases/public.ts';
import { tell } from '../review/public.ts';
import { recordSpotCheck } from './record.ts';
import { actorOfScene, openSpotScene, refusal, requireIndependent } from './scene.ts';
import { answersOf, keepAnswers } from './store.ts';

interface Wish {
  readonly person: PersonId;
  readonly check: string;
  readonly answers: readonly SpotAnswer[];
}

/** An inspector hands in his answers; the second one's compare them. Throws `request.notFound` and the `spotChecks.*` problems. */
export function submitSpotCheck(
  context: AppContext,
  key: CommandKey,
  wish: Wish,
): Promise<{ readonly status: SpotCheckStatus }> {
  return runCommand(context, key, async (trx) => {
    const scene = await openSpotScene(trx, wish.person, wish.check, context.clock.now(), true);
    const { check, now: at } = scene;
    const answers = plain(wish.answers);
    const refused = submitRefusal(check, wish.person, answers);
    if (refused !== null) throw refusal(refused);
    await requireIndependent(trx, scene);
    const salt = randomBytes(32).toString('hex');
    await keepAnswers(trx, check, wish.person, { answers, salt });
    const commitment = commitmentTo(answers, salt);
    const by = actorOfScene(scene);
    const after = await recordSpotCheck(trx, { kind: 'submitted', id: check.id, commitment, by, at });
    const [first, second] = await Promise.all([
      answersOf(trx, check.id, check.inspectors[0].person),
      answersOf(trx, check.id, check.inspectors[1].person),
    ]);
    if (first === null || second === null) return { status: after.status };
    const compared = await recordSpotCheck(trx, {
      ...{ kind: 'compared', id: check.id, at },
      answers: [first.answers, second.answers],
      salts: [first.salt, second.salt],
    });
    if (compared.status === 'settled') await conclude(trx, compared, at);
    else {
      const details = { check: check.id, title: check.title };
      await tell(trx, { kind: 'spotCheckDiffers', people: [check.referee.person], details }, at);
    }
    return { status: compared.status };
  });
}

/** The third decides where the two differ. Throws `request.notFound` and the `spotChecks.*` problems. */
export function settleSpotCheck(
  context: AppContext,
  key: CommandKey,
  wish: Wish,
): Promise<{ readonly status: SpotCheckStatus }> {
  return runCommand(context, key, async (trx) => {
    const scene = await openSpotScene(trx, wish.person, wish.check, context.clock.now(), true);
    const { check, now: at } = scene;
    const verdicts = plain(wish.answers);
    const refused = settleRefusal(check, wish.person, verdicts);
    if (refused !== null) throw refusal(refused);
    await requireIndependent(trx, scene);
    const by = actorOfScene(scene);
    const after = await recordSpotCheck(trx, { kind: 'settled', id: check.id, verdicts, by, at });
    await conclude(trx, after, at);
    return { status: after.status };
  });
}

/** In one order, and with nothing said where there is no fault. */
function plain(answers: readonly SpotAnswer[]): readonly SpotAnswer[] {
  return answers
    .map(({ item, line, fault, note }) => ({ item, line, fault, note: fault ? note.trim() : '' }))
    .toSorted((a, b) => a.item - b.item || (a.line < b.line ? -1 : 1));
}

/** What the ledger keeps of answers before they are compared: tells nothing without the salt. */
function commitmentTo(answers: readonly SpotAnswer[], salt: string): Digest {
  const hash = createHash('sha256').update(canonicalJson({ answers, salt })).digest('hex');
  return brandId<Digest>(`sha256:${hash}`);
}

/** Opens a case for each item with a fault, and tells who held the check. */
async function conclude(trx: Transaction, check: SpotCheck, at: Instant): Promise<void> {
  for (const [index, item] of check.items.entries()) {
    const faults = faultsOf(check).filter((one) => one.item === index);
    const [first] = faults;
    const line = check.lines.find(({ id }) => id === first?.line);
    if (first === undefined || line === undefined) continue;
    const said = faults.map((one) => {
      const name = check.lines.find(({ id }) => id === one.line)?.name.zh ?? one.line;
      return `${name}：${one.note}`;
    });
    await openCase(trx, {
      ...{ root: check.root, organization: item.organization, clause: line.clause, gravity: 'ordinary', at },
      title: `抽查发现问题：${item.title}`.slice(0, 200),
      note: said.join('\n').slice(0, 4000),
      source: { kind: 'spotCheck', id: `${check.id}:${index}` },
      evidence: [
        { kind: 'spotCheck', id: check.id, name: check.title },
        { kind: 'publication', id: item.publication, name: item.title },
      ],
      by: null,
    });
  }
  const details = { check: check.id, title: check.title };
  const people = [check.drawn.by.person, ...check.inspectors.map(({ person }) => person)];
  await tell(trx, { kind: 'spotCheckSettled', people: [...new Set(people)], details }, at);
}
