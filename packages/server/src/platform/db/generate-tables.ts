import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';

const domainFolder = join(import.meta.dirname, '../../../../domain/src');

interface Column {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly array: boolean;
  readonly nullable: boolean;
  /** True if the database fills it in when it is left out. */
  readonly optional: boolean;
  /** True if it can never be written. */
  readonly computed: boolean;
  readonly comment: string | null;
}

const typescript: Readonly<Record<string, string>> = {
  bool: 'boolean',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  float4: 'number',
  float8: 'number',
  numeric: 'string',
  text: 'string',
  varchar: 'string',
  bpchar: 'string',
  uuid: 'string',
  bytea: 'Buffer',
  tsvector: 'string',
  date: 'string',
  timestamptz: 'Instant',
  json: 'JsonColumn',
  jsonb: 'JsonColumn',
};

/**
 * The TypeScript of `tables.gen.ts` for the tables of a migrated database.
 * A column comment that begins with `@type Name` gives the column that type of the domain, from the folder that
 * declares it. Throws RangeError on a type that the domain does not have or a column type without counterpart.
 */
export async function generateTables(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return render(await readColumns(client), await domainTypes());
  } finally {
    await client.end();
  }
}

async function readColumns(client: pg.Client): Promise<readonly Column[]> {
  const { rows } = await client.query<Column>(`
    select c.relname as table, a.attname as column,
      coalesce(element.typname, t.typname)::text as type, element.oid is not null as array,
      not a.attnotnull as nullable,
      a.atthasdef or a.attidentity <> '' as optional,
      a.attidentity = 'a' or a.attgenerated <> '' as computed,
      col_description(c.oid, a.attnum) as comment
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    join pg_type t on t.oid = a.atttypid
    left join pg_type element on t.typcategory = 'A' and element.oid = t.typelem
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
      and not c.relispartition and c.relname <> 'migration'
    order by c.relname, a.attnum`);
  return rows;
}

/** Which folder of the domain declares which exported type. */
async function domainTypes(): Promise<ReadonlyMap<string, string>> {
  const places = new Map<string, string>();
  for (const name of await readdir(domainFolder, { recursive: true })) {
    if (!name.endsWith('.ts')) continue;
    const text = await readFile(join(domainFolder, name), 'utf8');
    for (const match of text.matchAll(/^export (?:type|interface) (\w+)/gm)) {
      if (match[1] !== undefined) places.set(match[1], name.split(/[/\\]/)[0] ?? '');
    }
  }
  return places;
}

function imports(used: ReadonlySet<string>, places: ReadonlyMap<string, string>): string[] {
  const folders = Map.groupBy(used, (type) => {
    const folder = places.get(type);
    if (folder === undefined)
      throw new RangeError(`the domain has no type ${type}, which a column comment names`);
    return folder;
  });
  return [...folders]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([folder, types]) => `import type { ${types.sort().join(', ')} } from '@sanshen/domain/${folder}';`);
}

function render(columns: readonly Column[], places: ReadonlyMap<string, string>): string {
  const tables = Map.groupBy(columns, (column) => column.table);
  const used = new Set<string>(['Instant', 'Json']);
  const bodies = [...tables].map(([table, members]) => {
    const lines = members.map((column) => `  ${column.column}: ${columnType(column, used)};`);
    return `export interface ${pascal(table)}Table {\n${lines.join('\n')}\n}\n`;
  });
  const index = [...tables.keys()].map((table) => `  ${table}: ${pascal(table)}Table;`);
  return [
    '// Written by `npm run generate` from the migrations; do not edit.',
    ...imports(used, places),
    "import type { ColumnType, Generated } from 'kysely';",
    '',
    '/** JSON comes out parsed and goes in as text. */',
    'export type JsonColumn = ColumnType<Json, string, string>;',
    'export type OptionalJsonColumn = ColumnType<Json, string | undefined, string>;',
    'export type NullableJsonColumn = ColumnType<Json | null, string | null | undefined, string | null>;',
    '/** A column that the database alone writes. */',
    'export type ComputedColumn<T> = ColumnType<T, never, never>;',
    '',
    ...bodies,
    `export interface Tables {\n${index.join('\n')}\n}\n`,
    'export type { Generated };\n',
  ].join('\n');
}

function columnType(column: Column, used: Set<string>): string {
  const named = column.comment?.match(/^@type (\w+)/)?.[1];
  if (named !== undefined) used.add(named);
  const base = named ?? typescript[column.type];
  if (base === undefined) {
    throw new RangeError(`${column.table}.${column.column}: no TypeScript type for ${column.type}`);
  }
  if (base === 'JsonColumn') {
    return column.nullable ? 'NullableJsonColumn' : column.optional ? 'OptionalJsonColumn' : base;
  }
  const single = column.array ? `readonly ${base}[]` : base;
  const whole = column.nullable ? `${single} | null` : single;
  if (column.computed) return `ComputedColumn<${whole}>`;
  return column.optional ? `Generated<${whole}>` : whole;
}

function pascal(name: string): string {
  return name.replace(/(?:^|_)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
