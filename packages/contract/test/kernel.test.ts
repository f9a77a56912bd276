import { expect, test } from 'vitest';
import { z } from 'zod';
import { factorRoutes } from '../src/factors.ts';
import { openApi } from '../src/openapi.ts';
import { defineProblems, platformProblems, problemDocument, problemSchema } from '../src/problem.ts';
import {
  defineRoute,
  digestSchema,
  instantSchema,
  pageOf,
  pageQuery,
  type RouteShape,
  routeUrl,
} from '../src/route.ts';
import { allRoutes } from '../src/routes.ts';

const sign = defineRoute({
  id: 'test.sign',
  method: 'POST',
  path: '/api/v1/tests/:test/sign',
  summary: { zh: '签署', en: 'Sign' },
  capability: 'test',
  access: 'session',
  params: z.object({ test: z.string() }),
  query: pageQuery,
  body: z.object({ digest: digestSchema, at: instantSchema.optional() }),
  response: pageOf(z.number()),
  command: true,
  ifMatch: true,
});

test('a route whose path and params disagree is not declared', () => {
  expect(() => defineRoute({ ...sign, params: z.object({ other: z.string() }) })).toThrow(/path names test/);
});

test('a url escapes what is put into it and leaves out what is undefined', () => {
  expect(routeUrl(sign, { params: { test: 'a/b 审' }, query: { limit: 5, cursor: undefined } })).toBe(
    '/api/v1/tests/a%2Fb%20%E5%AE%A1/sign?limit=5',
  );
});

test('the OpenAPI document states parameters, required headers, bodies and the problem', () => {
  const document = openApi([sign]) as { paths: Record<string, Record<string, Record<string, unknown>>> };
  const operation = document.paths['/api/v1/tests/{test}/sign']?.post;
  expect(operation).toMatchObject({ operationId: 'test.sign', security: [{ session: [] }] });
  const parameters = operation?.parameters as { name: string; required: boolean }[];
  expect(parameters.map(({ name, required }) => `${name} ${required}`)).toEqual([
    'test true',
    'cursor false',
    'limit false',
    'Idempotency-Key true',
    'If-Match true',
    'X-Sanshen-Request true',
  ]);
  expect(operation?.requestBody).toMatchObject({
    content: {
      'application/json': { schema: { required: ['digest'], properties: { at: { type: 'string' } } } },
    },
  });
});

test('two routes with one id or one address are refused', () => {
  expect(() => openApi([sign, { ...sign, id: 'test.other' }])).toThrow(RangeError);
  expect(() => openApi([sign, { ...sign, path: '/api/v1/tests/:test/other' } as RouteShape])).toThrow(
    RangeError,
  );
});

test('every change asks for a key or says in the list here why it needs none', () => {
  // Repeating these changes nothing a second time: an upload's name is its content, a trial keeps nothing.
  // A check-out is renewed and given back by its token, a working copy is kept by its sequence; lists and previews only read.
  const without = [
    ...['session.logIn', 'session.logOut', 'files.upload', 'content.import', 'policy.try'],
    ...['content.checkOut', 'content.checkIn', 'content.saveDraft', 'content.discardDraft'],
    ...['content.export', 'preview.content'],
    // A dry run: each upload is a plan of its own, and nobody else sees it.
    'organization.planImport',
    'checks.planRegister',
    'channels.planList',
    // A stored screenshot is read, which gives the same again.
    'channels.readLogins',
    // Text that is being written is looked at and not kept.
    'checks.text',
    // A picture is looked at and not kept; an artwork’s name is its content.
    ...['marks.checkPicture', 'marks.uploadArtwork'],
    // Spent by a challenge or code that works once, or answering with a secret that no table may keep for a repetition.
    ...['channels.offerEnrolment', 'channels.enrolDevice', 'channels.offerReveal', 'channels.reveal'],
    // A contact is shown and kept in no table; each look is a record of its own.
    'questions.contact',
    // Dry runs, and who is looking now.
    ...['calendar.previewImport', 'interaction.preview', 'conversations.presence'],
    // A dry run; progress counts what is new, answers carry a sequence of their own.
    ...['training.planBankImport', 'training.progress', 'training.saveAnswers'],
    ...factorRoutes.filter((route) => route.method === 'POST').map((route) => route.id),
  ];
  const bare = allRoutes.filter((route) => route.method !== 'GET' && !route.command).map((route) => route.id);
  expect(bare.sort()).toEqual([...without].sort());
});

test('every route has both languages, and its id begins with its capability', () => {
  for (const route of allRoutes) {
    expect(route.summary.zh, route.id).toMatch(/\p{Script=Han}/u);
    expect(route.summary.en, route.id).toMatch(/[a-z]/);
    expect(route.id.split('.')[0], route.id).toBe(route.capability);
  }
});

test('a problem document carries both languages, its code and status', () => {
  const problems = defineProblems({ 'test.refused': { status: 409, zh: '已拒绝', en: 'Refused' } });
  const document = problemDocument(problems['test.refused'], { language: 'en', details: { seat: 2 } });
  expect(problemSchema.parse(document)).toEqual({
    type: 'urn:sanshen:problem:test.refused',
    title: 'Refused',
    status: 409,
    code: 'test.refused',
    messages: { zh: '已拒绝', en: 'Refused' },
    details: { seat: 2 },
  });
  for (const problem of Object.values(platformProblems)) {
    expect(problem.zh, problem.code).toMatch(/\p{Script=Han}/u);
    expect(problem.status, problem.code).toBeGreaterThanOrEqual(400);
  }
});
