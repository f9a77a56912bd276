import { readChannel } from '@sanshen/contract/channels';
import { useRead } from '../../app/api.ts';

/** What a channel is called; its id until that has been read. */
export function useChannelName(channel: string): string {
  const { data } = useRead(readChannel, { params: { channel } }, { staleTime: 600_000 });
  return data?.name ?? channel;
}
