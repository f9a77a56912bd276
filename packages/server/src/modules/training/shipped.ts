import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Instant, OrganizationId } from '@sanshen/domain/kernel';
import type { PersonSnapshot } from '@sanshen/domain/organization';
import type { Item } from '@sanshen/domain/training';
import { parse } from 'yaml';
import { z } from 'zod';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { type BankColumn, bankRow } from './bank-columns.ts';
import { actorIn } from './ground.ts';
import { insertItems } from './keep-items.ts';
import { readItem } from './read-item.ts';

const file = join(import.meta.dirname, '../../../../../policies/question-bank/questions.yaml');

const shippedSchema = z.object({
  questions: z.array(
    z.strictObject({
      kind: z.string(),
      topic: z.string(),
      level: z.string(),
      stem: z.string(),
      options: z.array(z.string()).default([]),
      answer: z.union([z.string(), z.number()]).transform(String).default(''),
      page: z.string().default(''),
      why: z.string(),
    }),
  ),
});

/** The questions that are shipped. Throws with the first that cannot be read. */
export async function shippedItems(): Promise<readonly Item[]> {
  const { questions } = shippedSchema.parse(parse(await readFile(file, 'utf8')));
  return questions.map(({ options, level, why, ...rest }, index) => {
    const values = new Map<BankColumn, string>([
      ['kind', rest.kind],
      ['topic', rest.topic],
      ['difficulty', level],
      ['stem', rest.stem],
      ['answer', rest.answer],
      ['page', rest.page],
      ['explanation', why],
      ...options.map((text, place): [BankColumn, string] => [
        `option${'ABCDEFGH'[place]}` as BankColumn,
        text,
      ]),
    ]);
    const item = readItem(
      bankRow((key) => values.get(key) ?? ''),
      (column, { en }) => {
        throw new Error(`shipped question ${index + 1}, ${column}: ${en}`);
      },
    );
    if (item === null) throw new Error(`shipped question ${index + 1} cannot be read`);
    return item;
  });
}

/** Takes the shipped questions into a unit's bank; those that it has stay as they are. Throws `access.forbidden`. */
export function adoptShipped(
  context: AppContext,
  key: CommandKey,
  organization: OrganizationId,
): Promise<{ added: number; known: number }> {
  return runCommand(context, key, async (trx) => {
    const now = context.clock.now();
    const by = await actorIn(trx, key.person, organization, 'runTraining', now);
    return insertShipped(trx, organization, by, now);
  });
}

async function insertShipped(
  trx: Transaction,
  organization: OrganizationId,
  by: PersonSnapshot,
  now: Instant,
): Promise<{ added: number; known: number }> {
  const { added, known } = await insertItems(trx, organization, await shippedItems(), by, now);
  return { added: added.length, known };
}
