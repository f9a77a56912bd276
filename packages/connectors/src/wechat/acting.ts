import type { InteractionAction } from '@sanshen/domain/policy';
import type { AccountAct, AccountActs, OwnAct, OwnActs, Seen } from '../acting.ts';
import type { PublicationRef } from '../connector.ts';
import type { Acted, CommentAction, Interactions, PublicComment } from '../interaction.ts';
import type { WechatPorts } from './connector.ts';
import { wechatInteractions } from './interactions.ts';
import type { WechatSettings } from './settings.ts';
import { say } from './texts.ts';

const byApi: readonly InteractionAction[] = ['reply', 'elect', 'hideComment', 'directMessage'];
const pageSize = 49;
/** Pages of comments that one look reads at most. */
const mostPages = 40;

/** The acting side of a WeChat official account: its comments, and messages to who has just written. */
export function wechatActs(ports: WechatPorts, settings: Partial<WechatSettings> = {}): AccountActs {
  const talk = wechatInteractions(ports, settings);
  return {
    byApi,
    async act(act) {
      if (act.action === 'directMessage') return message(talk, act);
      const action = commentActionOf(act);
      if (action === null || act.publication === null)
        return { kind: 'pendingHuman', message: say('noComments') };
      return talk.act(act.publication, action);
    },
    look: (act) => look(talk, act),
    listOwn: (publications) => listReplies(talk, publications),
  };
}

async function message(talk: Interactions, { contact, text }: AccountAct): Promise<Acted> {
  if (contact === null || text === null) return { kind: 'pendingHuman', message: say('noComments') };
  return talk.sendMessage(contact, text);
}

function commentActionOf({ action, comment, text }: AccountAct): CommentAction | null {
  if (comment === null) return null;
  switch (action) {
    case 'reply':
      return text === null ? null : { kind: 'reply', comment, text };
    case 'elect':
      return { kind: 'elect', comment };
    case 'hideComment':
      return { kind: 'delete', comment };
    default:
      return null;
  }
}

async function look(talk: Interactions, act: AccountAct): Promise<Seen> {
  const { publication, comment, action, text } = act;
  if (publication === null || comment === null) return 'notLearnt';
  const list = await commentsOf(talk, publication, (one) => one.id === comment);
  if (list === null) return 'notLearnt';
  const found = list.comments.find((one) => one.id === comment);
  if (action === 'hideComment') return found === undefined ? (list.whole ? 'done' : 'notLearnt') : 'notDone';
  if (found === undefined) return 'notLearnt';
  if (action === 'elect') return found.elected ? 'done' : 'notDone';
  if (action !== 'reply') return 'notLearnt';
  if (found.reply === null) return 'notDone';
  return found.reply.text === text ? 'done' : 'notLearnt';
}

/** Comments of a publication until one is found; null where they cannot be read. `whole`: whether all of them were seen. */
async function commentsOf(
  talk: Interactions,
  publication: PublicationRef,
  enough: (comment: PublicComment) => boolean,
): Promise<{ readonly comments: readonly PublicComment[]; readonly whole: boolean } | null> {
  const comments: PublicComment[] = [];
  let begin = 0;
  for (let page = 0; page < mostPages; page += 1) {
    const list = await talk.listComments(publication, { begin, count: pageSize });
    if (list.kind === 'unavailable') return null;
    comments.push(...list.comments);
    if (list.comments.some(enough) || list.next === null) return { comments, whole: list.next === null };
    begin = list.next;
  }
  return { comments, whole: false };
}

async function listReplies(talk: Interactions, publications: readonly PublicationRef[]): Promise<OwnActs> {
  const acts: OwnAct[] = [];
  for (const publication of publications) {
    const list = await commentsOf(talk, publication, () => false);
    if (list === null) return { kind: 'unavailable', message: say('noComments'), retryAt: null };
    for (const { id, reply, elected } of list.comments) {
      if (reply !== null)
        acts.push({ action: 'reply', key: id, comment: id, text: reply.text, at: reply.at });
      if (elected) acts.push({ action: 'elect', key: id, comment: id, text: null, at: null });
    }
  }
  return { kind: 'list', acts };
}
