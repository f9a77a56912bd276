import type { ServerModule } from '../../platform/context.ts';
import { registerProjection } from '../ledger/public.ts';
import { conversationProjection } from './record.ts';

registerProjection(conversationProjection);

/** The shared inbox of what the public writes to the channels (§6). */
export const conversationsModule: ServerModule = { name: 'conversations' };
