import type { SimAccount } from './state.ts';
import type { SimComment, SimMass, SimTalk } from './talk.ts';
import { field, type Handler, nextNumber, type Payload, SimError, seconds, type World } from './world.ts';

/** What readers of an account did. */
export function talkOf(account: SimAccount): SimTalk {
  account.talk ??= { open: [], comments: [], masses: [], messages: [] };
  return account.talk;
}

/** A reader writes. */
export function addComment(
  world: World,
  account: SimAccount,
  messageDataId: string,
  text: string,
  by: { readonly openid?: string; readonly at?: number } = {},
): SimComment {
  const comment: SimComment = {
    id: nextNumber(world),
    messageDataId,
    text,
    openid: by.openid ?? 'o-reader-1',
    at: by.at ?? seconds(),
    elected: false,
    deleted: false,
    reply: null,
  };
  talkOf(account).comments.push(comment);
  return comment;
}

/** The comment routes take their number as a JSON number only, digit for digit. */
function subject(account: SimAccount, payload: Payload): string {
  const id = field(payload, 'msg_data_id');
  const known =
    account.tasks.some((task) => task.messageDataId === id) ||
    talkOf(account).masses.some((mass) => mass.messageDataId === id);
  if (!known) throw new SimError(88001, 'msg_data is not exists');
  return id;
}

function commentOf(account: SimAccount, payload: Payload): SimComment {
  const messageDataId = subject(account, payload);
  const id = field(payload, 'user_comment_id');
  const comment = talkOf(account).comments.find(
    (each) => each.id === id && each.messageDataId === messageDataId,
  );
  if (comment === undefined) throw new SimError(88008, 'comment is not exists');
  if (comment.deleted) throw new SimError(88004, 'the comment has been deleted by user');
  return comment;
}

const ok: Payload = { errcode: 0, errmsg: 'ok' };

const list: Handler = (_world, account, payload) => {
  const id = subject(account, payload);
  const begin = Number(field(payload, 'begin') || 0);
  const count = Number(field(payload, 'count') || 0);
  if (!(count >= 1 && count < 50)) throw new SimError(88010, 'count range error');
  const all = talkOf(account)
    .comments.filter((each) => each.messageDataId === id && !each.deleted)
    .sort((a, b) => b.at - a.at || (BigInt(b.id) < BigInt(a.id) ? -1 : 1));
  return {
    errcode: 0,
    errmsg: 'ok',
    total: all.length,
    comment: all.slice(begin, begin + count).map((each) => ({
      user_comment_id: { rawNumber: each.id },
      openid: each.openid,
      create_time: each.at,
      content: each.text,
      comment_type: each.elected ? 1 : 0,
      ...(each.reply === null ? {} : { reply: { content: each.reply.text, create_time: each.reply.at } }),
    })),
  };
};

const elect =
  (elected: boolean): Handler =>
  (_world, account, payload) => {
    commentOf(account, payload).elected = elected;
    return ok;
  };

const reply: Handler = (_world, account, payload) => {
  const comment = commentOf(account, payload);
  if (comment.reply !== null) throw new SimError(88005, 'already reply');
  const text = field(payload, 'content');
  if (text === '') throw new SimError(88007, 'reply content beyond max len or content len is zero');
  comment.reply = { text, at: seconds() };
  return ok;
};

const withdrawReply: Handler = (_world, account, payload) => {
  commentOf(account, payload).reply = null;
  return ok;
};

const remove: Handler = (_world, account, payload) => {
  commentOf(account, payload).deleted = true;
  return ok;
};

const setOpen =
  (open: boolean): Handler =>
  (_world, account, payload) => {
    const id = subject(account, payload);
    const talk = talkOf(account);
    talk.open = open ? [...talk.open, id] : talk.open.filter((each) => each !== id);
    return ok;
  };

const massSendAll: Handler = (world, account, payload) => {
  const talk = talkOf(account);
  const clientId = field(payload, 'clientmsgid');
  if (Buffer.byteLength(clientId) > 32) throw new SimError(45067, 'clientmsgid size out of limit');
  const before = talk.masses.find((mass) => mass.clientId === clientId);
  if (before !== undefined) throw new SimError(45065, `clientmsgid exist, msgid: ${before.messageId}`);
  const { mpnews } = payload as { readonly mpnews?: { readonly media_id?: string } };
  const draft = account.drafts.find((each) => each.mediaId === mpnews?.media_id);
  if (draft === undefined) throw new SimError(40007, 'invalid media_id');
  if (world.moods.massNeedsAdministrator)
    throw new SimError(89505, 'mass send needs the administrator to confirm');
  const mass: SimMass = {
    messageId: nextNumber(world),
    messageDataId: nextNumber(world),
    mediaId: draft.mediaId,
    clientId,
    status: 'SENDING',
  };
  talk.masses.push(mass);
  return { ...ok, msg_id: { rawNumber: mass.messageId }, msg_data_id: { rawNumber: mass.messageDataId } };
};

const massGet: Handler = (_world, account, payload) => {
  const mass = talkOf(account).masses.find((each) => each.messageId === field(payload, 'msg_id'));
  if (mass === undefined) throw new SimError(40059, 'invalid msg id');
  return { msg_id: { rawNumber: mass.messageId }, msg_status: mass.status };
};

const massDelete: Handler = (_world, account, payload) => {
  const mass = talkOf(account).masses.find((each) => each.messageId === field(payload, 'msg_id'));
  if (mass === undefined) throw new SimError(40059, 'invalid msg id');
  mass.status = 'DELETE';
  return ok;
};

const customSend: Handler = (world, account, payload) => {
  const { text } = payload as { readonly text?: { readonly content?: string } };
  if (!world.moods.messageWindowOpen)
    throw new SimError(45015, 'response out of time limit or subscription is canceled');
  const talk = talkOf(account);
  const to = field(payload, 'touser');
  if (talk.messages.filter((each) => each.to === to).length >= 5)
    throw new SimError(45047, 'out of response count limit');
  talk.messages.push({ to, text: text?.content ?? '' });
  return ok;
};

export const interactionHandlers: Readonly<Record<string, Handler>> = {
  '/cgi-bin/comment/list': list,
  '/cgi-bin/comment/markelect': elect(true),
  '/cgi-bin/comment/unmarkelect': elect(false),
  '/cgi-bin/comment/reply/add': reply,
  '/cgi-bin/comment/reply/delete': withdrawReply,
  '/cgi-bin/comment/delete': remove,
  '/cgi-bin/comment/open': setOpen(true),
  '/cgi-bin/comment/close': setOpen(false),
  '/cgi-bin/message/mass/sendall': massSendAll,
  '/cgi-bin/message/mass/get': massGet,
  '/cgi-bin/message/mass/delete': massDelete,
  '/cgi-bin/message/custom/send': customSend,
};
