import type { LocalizedText } from '@sanshen/domain/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { App, AppContext } from '../../../platform/context.ts';
import { preferredLanguage } from '../../../platform/http/answer-problem.ts';
import { type Html, html, sendHtml } from '../../../platform/http/plain/html.ts';
import { admitSender } from '../../../platform/http/plain/senders.ts';
import { findUnstorable } from '../../../platform/http/plain-data.ts';
import { Problem, platformProblem } from '../../../platform/problem.ts';
import { namesOf } from '../../organization/public.ts';
import { type Addressed, addressPath, answerByCode, findAddressed, readCallCode } from './addresses.ts';

const bodyLimit = 4 * 1024;
/** Codes that one address may try in an hour. */
const mostTries = 40;

const texts = {
  title: { zh: '应急呼叫确认', en: 'Answer a call' },
  lead: {
    zh: '请输入电话中告知您的确认码。',
    en: 'Type the code that you were told on the telephone.',
  },
  code: { zh: '确认码', en: 'Code' },
  next: { zh: '下一步', en: 'Next' },
  answer: { zh: '我已收到', en: 'I have heard' },
  answerHint: {
    zh: '点一次即可，无需登录。具体内容请登录三审查看，或由联系您的人口头告知。',
    en: 'Once is enough; no login is needed. For what has happened, log in, or ask who called you.',
  },
  done: { zh: '已确认收到', en: 'Answered' },
  doneHint: { zh: '可以关闭本页。', en: 'You can close this page.' },
  unknown: {
    zh: '确认码无效、已使用、已过期，或呼叫已结束。请向联系您的人核对。',
    en: 'This code is wrong, too old or used, or the call is over. Ask who called you.',
  },
  tooMany: { zh: '尝试次数过多，请一小时后再试。', en: 'Too many tries. Try again in an hour.' },
  drill: { zh: '【演练】', en: '[Drill]' },
  check: { zh: '【核实】', en: '[Check]' },
  real: { zh: '', en: '' },
} as const satisfies Readonly<Record<string, LocalizedText>>;

/**
 * The public page by which a call is answered with a code: for who has no computer at hand, when mail and bots do not work. It knows no session, runs no script, and does not
 * say what has happened.
 */
export function addressRoutes(app: App, context: AppContext): void {
  app.register(async (scope) => {
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit },
      (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    );
    scope.addHook('preHandler', async (request) => {
      if (findUnstorable(request.body) !== null) throw platformProblem('request.invalid');
    });
    scope.get(addressPath, (request, reply) => send(request, reply, 200, (t) => codeForm(t, null)));
    scope.get<{ Params: { code: string } }>(`${addressPath}/:code`, (request, reply) =>
      show(context, request, reply, request.params.code),
    );
    scope.post(addressPath, (request, reply) => show(context, request, reply, codeIn(request)));
    scope.post(`${addressPath}/answer`, (request, reply) => answer(context, request, reply));
  });
}

type Say = (key: keyof typeof texts) => string;

function codeIn({ body }: FastifyRequest): string {
  const parsed = z.object({ code: z.string().max(60) }).safeParse(body ?? {});
  if (!parsed.success) throw platformProblem('request.invalid');
  return parsed.data.code;
}

async function show(
  context: AppContext,
  request: FastifyRequest,
  reply: FastifyReply,
  typed: string,
): Promise<FastifyReply> {
  if (!(await admit(context, request))) return send(request, reply, 429, (t) => codeForm(t, 'tooMany'));
  const code = readCallCode(typed);
  const found = code === null ? null : await findAddressed(context.db, code, context.clock.now());
  if (code === null || found === null) return send(request, reply, 404, (t) => codeForm(t, 'unknown'));
  const unit = await unitOf(context, found);
  return send(request, reply, 200, (t) => answerForm(t, found, unit, code));
}

async function answer(
  context: AppContext,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  if (!(await admit(context, request))) return send(request, reply, 429, (t) => codeForm(t, 'tooMany'));
  const code = readCallCode(codeIn(request));
  const found = code === null ? null : await answerByCode(context, code).catch(nothingForProblem);
  if (found === null) return send(request, reply, 404, (t) => codeForm(t, 'unknown'));
  const unit = await unitOf(context, found);
  return send(
    request,
    reply,
    200,
    (t) =>
      html`<h1>${markOf(t, found)}${t('done')}</h1><p class="unit">${unit}</p><main><p role="status">${t('doneHint')}</p></main>`,
  );
}

function nothingForProblem(error: unknown): null {
  if (error instanceof Problem) return null;
  throw error;
}

function admit({ db, clock }: AppContext, { ip }: FastifyRequest): Promise<boolean> {
  const sender = { address: ip, purpose: 'call', most: mostTries };
  return db.transaction().execute((trx) => admitSender(trx, sender, clock.now()));
}

async function unitOf({ db, clock }: AppContext, { organization }: Addressed): Promise<string> {
  return (await namesOf(db, [organization], clock.now())).get(organization) ?? '';
}

function markOf(t: Say, { call }: Addressed): string {
  return t(call.reason.kind === 'reachability' ? 'check' : call.drill ? 'drill' : 'real');
}

function codeForm(t: Say, note: 'unknown' | 'tooMany' | null): Html {
  const told =
    note === null ? [] : [html`<section class="panel bad" role="alert"><p>${t(note)}</p></section>`];
  return html`<h1>${t('title')}</h1><main>${told}
<form method="post" action="${addressPath}"><div class="field"><label for="code">${t('code')}</label>
<p class="hint">${t('lead')}</p>
<input id="code" name="code" type="text" required autocomplete="off" autocapitalize="characters"></div>
<button class="whole" type="submit">${t('next')}</button></form></main>`;
}

function answerForm(t: Say, found: Addressed, unit: string, code: string): Html {
  const name = found.call.people.find(({ person }) => person === found.person)?.name ?? '';
  return html`<h1>${markOf(t, found)}${t('title')}</h1><p class="unit">${unit} · ${name}</p><main>
<form method="post" action="${addressPath}/answer"><input type="hidden" name="code" value="${code}">
<button class="whole" type="submit">${t('answer')}</button></form>
<p class="hint">${t('answerHint')}</p></main>`;
}

function send(
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  body: (t: Say) => Html,
): FastifyReply {
  const language = preferredLanguage(request.headers['accept-language']);
  const t: Say = (key) => texts[key][language];
  return sendHtml(reply, status, { title: t('title'), language, body: body(t) });
}
