import type pg from 'pg';

/** Founds counties below a root until it has so many units with itself, as the server keeps them. */
export async function foundUnits(client: pg.Client, root: string, units: number): Promise<void> {
  const { rows } = await client.query(
    `select count(*)::int as present from organization_state where root_id = $1 and status = 'active' and valid_to is null`,
    [root],
  );
  const missing = units - rows[0].present;
  await client.query(
    `insert into organization (organization_id, root_id, version)
     select 'organization-bench' || n, $1, 1 from generate_series(1, $2::int) n`,
    [root, missing],
  );
  await client.query(
    `insert into organization_state (organization_id, root_id, valid_from, parent_id, kind, name, publicity_department, status, path)
     select 'organization-bench' || n, $1, '2020-01-01', $1, 'county', '第' || n || '单位', false, 'active', array[$1, 'organization-bench' || n]
     from generate_series(1, $2::int) n`,
    [root, missing],
  );
}
