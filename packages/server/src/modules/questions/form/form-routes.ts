import { brandId, type OrganizationId } from '@sanshen/domain/kernel';
import { ratings } from '@sanshen/domain/questions';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { App, AppContext } from '../../../platform/context.ts';
import { preferredLanguage } from '../../../platform/http/answer-problem.ts';
import { sendHtml } from '../../../platform/http/plain/html.ts';
import { admitSender } from '../../../platform/http/plain/senders.ts';
import { findUnstorable } from '../../../platform/http/plain-data.ts';
import { Problem, platformProblem } from '../../../platform/problem.ts';
import { namesOf } from '../../organization/public.ts';
import { type Ground, groundOf } from '../ground.ts';
import { formPath } from './address.ts';
import { rateAnswer, readHeld, withdrawQuestion } from './asker.ts';
import { newFormToken, readCode } from './codes.ts';
import { codePage, donePage, formPage, statusPage, type Typed } from './pages.ts';
import { submitForm } from './submit.ts';
import { type FormLanguage, formTexts } from './texts.ts';

const bodyLimit = 32 * 1024;
/** Codes that one address may try in an hour. */
const mostCodes = 60;

const fields = z.object({
  token: z.string().max(100).default(''),
  kind: z.string().max(100).default(''),
  // Browsers send lines that end with CR LF.
  text: z
    .string()
    .default('')
    .transform((text) => text.replaceAll('\r\n', '\n').trim()),
  contact: z.string().trim().default(''),
  consent: z.string().default(''),
  website: z.string().default(''),
});
const codeFields = z.object({ code: z.string().max(100), rating: z.enum(ratings).optional() });

/** The public pages: a form by which anybody asks, and a page for who holds a code. They know no session, set no cookie and run no script. */
export function formRoutes(app: App, context: AppContext): void {
  app.register(async (scope) => {
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit },
      (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    );
    scope.addHook('preHandler', async (request) => {
      if (request.method === 'POST') refuseElsewhere(request);
      if (findUnstorable(request.body) !== null) throw platformProblem('request.invalid');
    });
    scope.get('/ask', (request, reply) => {
      const language = languageOf(request);
      return sendHtml(reply, 200, page(language, codePage(language, null)));
    });
    scope.post('/ask', async (request, reply) => showStatus(context, request, reply, null));
    scope.post('/ask/rating', async (request, reply) => {
      const { code, rating } = read(codeFields, request);
      const t = formTexts(languageOf(request));
      const held = readCode(code);
      const rated = held !== null && rating !== undefined && (await rateAnswer(context, held, rating));
      return showStatus(context, request, reply, rated ? t.rated : null);
    });
    scope.post('/ask/withdrawal', async (request, reply) => {
      const language = languageOf(request);
      const t = formTexts(language);
      const code = readCode(read(codeFields, request).code);
      const outcome = code === null ? 'unknown' : await withdrawQuestion(context, code);
      if (outcome === 'later') return showStatus(context, request, reply, t.withdrawLater);
      const note = outcome === 'done' ? t.withdrawn : t.unknown;
      return sendHtml(reply, 200, page(language, codePage(language, note, outcome !== 'done')));
    });
    scope.get<{ Params: { organization: string } }>('/ask/:organization', async (request, reply) => {
      const { ground, unit } = await placeOf(context, request.params.organization);
      const kind = ground.rules.kinds[0]?.id ?? '';
      const typed = { token: newFormToken(), kind, text: '', contact: '', consent: false };
      return showForm(request, reply, { ground, unit, typed, problems: [], status: 200 });
    });
    scope.post<{ Params: { organization: string } }>('/ask/:organization', async (request, reply) => {
      const { ground, unit } = await placeOf(context, request.params.organization);
      const language = languageOf(request);
      const { website: trap, consent, ...rest } = read(fields, request);
      const typed = { ...rest, consent: consent === 'yes' };
      const sent = { ...typed, trap, address: request.ip };
      const done = await submitForm(context, ground, sent, formTexts(language));
      if (done.kind === 'problems') return showForm(request, reply, { ground, unit, typed, ...done });
      const body = donePage({ language, unit, rules: ground.rules, code: done.code });
      return sendHtml(reply, 201, { ...page(language, body), title: formTexts(language).done });
    });
  });
}

/** What a form sent. Throws `request.invalid` for what no form of ours sends. */
function read<Shape extends z.ZodType>(shape: Shape, { body }: FastifyRequest): z.output<Shape> {
  const parsed = shape.safeParse(body ?? {});
  if (!parsed.success) throw platformProblem('request.invalid');
  return parsed.data;
}

function page(language: FormLanguage, body: ReturnType<typeof codePage>) {
  return { title: formTexts(language).status, language, body };
}

function showForm(
  request: FastifyRequest,
  reply: FastifyReply,
  shown: {
    readonly ground: Ground;
    readonly unit: string;
    readonly typed: Typed;
    readonly problems: readonly string[];
    readonly status: number;
  },
): FastifyReply {
  const { ground, unit, typed, problems, status } = shown;
  const language = languageOf(request);
  const path = formPath(ground.organization);
  const body = formPage({ language, path, unit, rules: ground.rules, typed, problems });
  return sendHtml(reply, status, { title: `${formTexts(language).title} · ${unit}`, language, body });
}

async function showStatus(
  context: AppContext,
  request: FastifyRequest,
  reply: FastifyReply,
  note: string | null,
): Promise<FastifyReply> {
  const { db, clock } = context;
  const language = languageOf(request);
  const t = formTexts(language);
  const now = clock.now();
  const sender = { address: request.ip, purpose: 'code', most: mostCodes };
  const admitted = await db.transaction().execute((trx) => admitSender(trx, sender, now));
  if (!admitted) return sendHtml(reply, 429, page(language, codePage(language, t.codeTooMany)));
  const code = readCode(read(codeFields, request).code);
  const held = code === null ? null : await readHeld(db, code);
  if (code === null || held === null) {
    return sendHtml(reply, 404, page(language, codePage(language, t.unknown)));
  }
  const names = await namesOf(db, [held.question.organization], now);
  const unit = names.get(held.question.organization) ?? '';
  return sendHtml(reply, 200, page(language, statusPage({ ...held, language, unit, code, note })));
}

/** Where a form belongs. Throws `request.notFound` where there is no such office, or it takes no questions. */
async function placeOf({ db, clock }: AppContext, id: string) {
  const now = clock.now();
  const organization = brandId<OrganizationId>(id);
  const unit = (await namesOf(db, [organization], now)).get(organization);
  if (unit === undefined) throw platformProblem('request.notFound');
  const ground = await groundOf(db, organization, now).catch((error: unknown) => {
    if (error instanceof Problem) throw platformProblem('request.notFound');
    throw error;
  });
  return { ground, unit };
}

/** Another site must not make its visitors' browsers send questions; in a frame the form still comes from here. */
function refuseElsewhere({ headers }: FastifyRequest): void {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    throw platformProblem('request.crossSite');
}

function languageOf({ query, headers }: FastifyRequest): FormLanguage {
  const { lang } = z.object({ lang: z.string().optional() }).catch({}).parse(query);
  return lang === 'zh' || lang === 'en' ? lang : preferredLanguage(headers['accept-language']);
}
