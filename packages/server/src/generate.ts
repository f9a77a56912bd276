import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openApiText } from '@sanshen/contract/openapi';
import { allRoutes } from '@sanshen/contract/routes';
import { generateTables } from './platform/db/generate-tables.ts';
import { migrate } from './platform/db/migrate.ts';
import { startTemporary } from './platform/db/temporary.ts';

// `npm run generate`: writes what is derived from migrations and contract and checked in.
const here = import.meta.dirname;
await writeFile(join(here, '../../contract/openapi.gen.json'), openApiText(allRoutes));

const cluster = await startTemporary();
try {
  await migrate(cluster.ownerUrl());
  await writeFile(join(here, 'platform/db/tables.gen.ts'), await generateTables(cluster.ownerUrl()));
} finally {
  await cluster.stop();
}
