import type { Projection } from '../ledger/public.ts';
import { type ChannelEvent, channelOfStream, type RegisterEvent } from './events.ts';
import { projectChannel } from './project.ts';
import { projectRegister } from './project-register.ts';

/** The register of channels, filled again from the ledger by the functions that fill it in daily use. */
export const channelProjection: Projection = {
  name: 'channels',
  tables: [
    { table: 'channel', key: ['channel_id'] },
    { table: 'channel_attestation', key: ['attestation_id'] },
    { table: 'channel_login_finding', key: ['finding_id'] },
    { table: 'channel_credential', key: ['credential_id'] },
    { table: 'channel_checkout', key: ['checkout_id'] },
    { table: 'device', key: ['device_id'] },
    { table: 'publishing_right', key: ['person_id', 'organization_id'] },
  ],
  rebuild: async (trx, entries) => {
    for await (const entry of entries) {
      if (!entry.kind.startsWith('channels.')) continue;
      // Bodies of these kinds are written by record.ts from events and by nothing else.
      if (channelOfStream(entry.stream) !== null) {
        await projectChannel(trx, entry.body as unknown as ChannelEvent, entry.at);
      } else {
        await projectRegister(trx, entry.body as unknown as RegisterEvent, entry.at);
      }
    }
  },
};
