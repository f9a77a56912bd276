import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expectationKinds } from '@sanshen/domain/drills';
import { parse } from 'yaml';
import { z } from 'zod';

const words = (most: number) => z.string().trim().min(1).max(most);
const both = (most: number) => z.strictObject({ zh: words(most), en: words(most) });
const key = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/);

const scenarioShape = z.strictObject({
  /** The plan of the rule book that it practises. */
  id: key,
  name: both(100),
  summary: both(500),
  goal: both(500),
  roles: z
    .array(
      z.strictObject({
        id: key,
        name: both(60),
        /** Whose holders in the unit are proposed for it. */
        offices: z.array(key),
        does: both(200),
      }),
    )
    .min(1),
  channels: z.array(
    z.strictObject({
      id: key,
      name: both(60),
      platform: words(40),
      publications: z.array(z.strictObject({ id: key, title: both(200), harmful: z.boolean() })),
    }),
  ),
  injects: z
    .array(
      z.strictObject({
        id: key,
        minute: z.number().int().min(0).max(240),
        roles: z.array(key).default([]),
        text: both(2000),
        expected: z
          .strictObject({
            kind: z.enum(expectationKinds),
            what: both(200),
            withinMinutes: z.number().int().min(1).max(240),
          })
          .nullable()
          .default(null),
      }),
    )
    .min(1),
});

/** A ready scenario, in both languages. */
export type Scenario = z.output<typeof scenarioShape>;

const shipped = new URL('../../../../../policies/drill-scenarios/', import.meta.url);

/** Reads one scenario. Throws with the file's name and every fault; a role that an inject names must be one of the scenario's. */
export function readScenario(text: string, label: string): Scenario {
  const read = scenarioShape.safeParse(parse(text));
  if (!read.success) throw new Error(`${label}: ${z.prettifyError(read.error)}`);
  const roles = new Set(read.data.roles.map(({ id }) => id));
  const ids = [
    ...read.data.injects.map(({ id }) => id),
    ...read.data.channels.flatMap(({ id, publications }) => [id, ...publications.map((one) => one.id)]),
  ];
  if (new Set(ids).size < ids.length) throw new Error(`${label}: an id stands there twice`);
  for (const inject of read.data.injects) {
    const unknown = inject.roles.find((role) => !roles.has(role));
    if (unknown !== undefined)
      throw new Error(`${label}: the inject ${inject.id} goes to the role ${unknown}, which is none`);
  }
  return read.data;
}

let library: Promise<readonly Scenario[]> | undefined;

/** The scenarios that come with the product, read once: they do not change while it runs. */
export function scenarios(): Promise<readonly Scenario[]> {
  library ??= load(shipped);
  return library;
}

async function load(folder: URL): Promise<readonly Scenario[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  return Promise.all(
    names.map(async (name) =>
      readScenario(await readFile(fileURLToPath(new URL(name, folder)), 'utf8'), name),
    ),
  );
}
