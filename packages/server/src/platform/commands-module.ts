import { addHours } from '@sanshen/domain/kernel';
import type { ServerModule } from './context.ts';

/** Hours for which a repeated command gets its stored answer. */
const keepHours = 7 * 24;

/** Forgets the answers of old commands. */
export const commandsModule: ServerModule = {
  name: 'commands',
  tasks: (context) => ({
    'commands.purge': async () => {
      const before = addHours(context.clock.now(), -keepHours);
      await context.db.deleteFrom('idempotency').where('created_at', '<', before).execute();
    },
  }),
  schedule: [{ task: 'commands.purge', cron: '37 3 * * *' }],
};
