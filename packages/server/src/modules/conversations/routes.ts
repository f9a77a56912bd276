import * as contract from '@sanshen/contract/conversations';
import type { PublicMessageId } from '@sanshen/domain/conversations';
import { brandId, type OrganizationId } from '@sanshen/domain/kernel';
import type { App, AppContext } from '../../platform/context.ts';
import { bindRoute } from '../../platform/http/bind-route.ts';
import { countConversations } from './count-conversations.ts';
import { listConversations } from './list-conversations.ts';
import { markRead } from './mark-read.ts';
import { signPresence } from './presence.ts';
import { putAside } from './put-aside.ts';
import { showConversation } from './show-conversation.ts';
import { writeNote } from './write-note.ts';

const organizationOf = (params: { readonly organization: string }) =>
  brandId<OrganizationId>(params.organization);
const messageOf = (params: { readonly message: string }) => brandId<PublicMessageId>(params.message);

/** Binds the shared inbox. Nothing here sends: answers are acts of the module of interaction. */
export function conversationRoutes(app: App, context: AppContext): void {
  bindRoute(app, contract.listConversations, ({ params, query, person }) =>
    listConversations(context, person, organizationOf(params), query),
  );

  bindRoute(app, contract.countConversations, ({ params, person }) =>
    countConversations(context, person, organizationOf(params)),
  );

  bindRoute(app, contract.readConversation, ({ params, person }) =>
    showConversation(context, person, messageOf(params)),
  );

  bindRoute(app, contract.markConversationsRead, ({ params, body, person, command }) =>
    markRead(context, command, { person, organization: organizationOf(params), ...body }),
  );

  bindRoute(app, contract.settleConversations, ({ params, body, person, command }) =>
    putAside(context, command, { person, organization: organizationOf(params), ...body }),
  );

  bindRoute(app, contract.writeInternalNote, ({ params, body, person, command }) =>
    writeNote(context, command, person, { message: params.message, note: body.note }),
  );

  bindRoute(app, contract.signPresence, ({ params, body, person }) =>
    signPresence(context, person, messageOf(params), body.doing),
  );
}
