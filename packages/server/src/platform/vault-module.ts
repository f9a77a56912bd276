import type { ServerModule } from './context.ts';
import { rewrapAll } from './sealed-columns.ts';

/** Brings kept secrets under the present master key, some time after it was replaced. */
export const vaultModule: ServerModule = {
  name: 'vault',
  tasks: ({ db, vault, log }) => ({
    'vault.rewrap': async () => {
      const { secrets, rewrapped } = await rewrapAll(db, vault);
      if (rewrapped > 0) log.info({ secrets, rewrapped }, 'secrets were brought under the new master key');
    },
  }),
  schedule: [{ task: 'vault.rewrap', cron: '17 * * * *' }],
};
