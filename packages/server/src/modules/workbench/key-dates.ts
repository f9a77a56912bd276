import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { keyDateKinds } from '@sanshen/contract/workbench';
import { parse } from 'yaml';
import { z } from 'zod';

const nonEmptyText = z.string().trim().min(1).max(100);
const head = {
  id: z.string().regex(/^[a-z][A-Za-z0-9]{0,49}$/),
  kind: z.enum(keyDateKinds),
  name: z.strictObject({ zh: nonEmptyText, en: nonEmptyText }),
};

/** A day that every leap year and every other year has. */
const monthDay = z
  .string()
  .regex(/^\d{2}-\d{2}$/)
  .refine((value) => z.iso.date().safeParse(`2027-${value}`).success, 'a day that every year has');

const fileSchema = z.strictObject({
  dates: z
    .array(
      z.union([
        z.strictObject({ ...head, monthDay }),
        z.strictObject({ ...head, days: z.array(z.iso.date()).min(1) }),
      ]),
    )
    .min(1),
});

/** A key date as the file states it: the same day every year, or the days themselves. */
export type KeyDate = z.output<typeof fileSchema>['dates'][number];

/** A key date on its day, `YYYY-MM-DD`. */
export interface ComingDate {
  readonly id: string;
  readonly kind: KeyDate['kind'];
  readonly name: KeyDate['name'];
  readonly date: string;
  readonly inDays: number;
}

const shipped = new URL('../../../../../policies/key-dates/', import.meta.url);

/** Reads the text of a file of key dates. Throws with the file's name and every fault. */
export function readKeyDates(text: string, label: string): readonly KeyDate[] {
  const read = fileSchema.safeParse(parse(text));
  if (!read.success) throw new Error(`${label}: ${z.prettifyError(read.error)}`);
  const ids = new Set<string>();
  for (const { id } of read.data.dates) {
    if (ids.has(id)) throw new Error(`${label}: the key date ${id} stands there twice`);
    ids.add(id);
  }
  return read.data.dates;
}

/** The key dates that come with the product. Throws as {@link readKeyDates}. */
export async function loadKeyDates(folder: URL = shipped): Promise<readonly KeyDate[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  const files = await Promise.all(
    names.map(async (name) =>
      readKeyDates(await readFile(fileURLToPath(new URL(name, folder)), 'utf8'), name),
    ),
  );
  return files.flat();
}

const dayInMs = 86_400_000;

/** The key dates from `today` (`YYYY-MM-DD`) to `days` later, the nearest first. */
export function comingDates(dates: readonly KeyDate[], today: string, days: number): ComingDate[] {
  const start = Date.parse(`${today}T00:00:00.000Z`);
  const year = Number(today.slice(0, 4));
  return dates
    .flatMap(({ id, kind, name, ...rule }) =>
      ('monthDay' in rule ? [`${year}-${rule.monthDay}`, `${year + 1}-${rule.monthDay}`] : rule.days).map(
        (date) => ({
          id,
          kind,
          name,
          date,
          inDays: Math.round((Date.parse(`${date}T00:00:00.000Z`) - start) / dayInMs),
        }),
      ),
    )
    .filter(({ inDays }) => inDays >= 0 && inDays <= days)
    .sort((a, b) => a.inDays - b.inDays || (a.id < b.id ? -1 : 1));
}
