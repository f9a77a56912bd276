import { z } from 'zod';
import { problemSchema } from './problem.ts';
import type { RouteShape } from './route.ts';

type JsonObject = Record<string, unknown>;

/** The OpenAPI 3.1 document of the routes, with stable order, as the text that is checked in. */
export function openApiText(routes: readonly RouteShape[]): string {
  return `${JSON.stringify(openApi(routes), null, 2)}\n`;
}

/** The OpenAPI 3.1 document of the routes. Throws RangeError if two routes share an id or method and path. */
export function openApi(routes: readonly RouteShape[]): JsonObject {
  const paths: Record<string, JsonObject> = {};
  const ids = new Set<string>();
  for (const route of [...routes].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    const method = route.method.toLowerCase();
    paths[path] ??= {};
    if (ids.has(route.id) || paths[path][method] !== undefined) {
      throw new RangeError(`two routes are called ${route.id} or answer ${route.method} ${path}`);
    }
    ids.add(route.id);
    paths[path][method] = operation(route);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Sanshen',
      version: '1',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      description: 'Three reviews, three proofreads, release, publication and proof.',
    },
    paths: Object.fromEntries(Object.entries(paths).sort(([a], [b]) => (a < b ? -1 : 1))),
    components: {
      schemas: { Problem: schemaOf(problemSchema, 'output') },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'sanshen_session' } },
    },
  };
}

function operation(route: RouteShape): JsonObject {
  return {
    operationId: route.id,
    tags: [route.capability],
    summary: route.summary.en,
    'x-summary-zh': route.summary.zh,
    security: route.access === 'session' ? [{ session: [] }] : [],
    parameters: parameters(route),
    ...(route.body === undefined && route.requestMedia === undefined
      ? {}
      : { requestBody: requestBody(route) }),
    responses: {
      [String(route.status ?? 200)]: success(route),
      default: {
        description: 'Refused',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function parameters(route: RouteShape): JsonObject[] {
  const header = (name: string, description: string): JsonObject => ({
    name,
    in: 'header',
    required: true,
    description,
    schema: { type: 'string' },
  });
  return [
    ...members(route.params, 'path'),
    ...members(route.query, 'query'),
    ...(route.command ? [header('Idempotency-Key', 'The same key for every repetition of one command')] : []),
    ...(route.ifMatch ? [header('If-Match', 'The ETag that the caller last read')] : []),
    ...(route.access === 'session' && route.method !== 'GET'
      ? [header('X-Sanshen-Request', 'Any value; other sites cannot send it')]
      : []),
  ];
}

function members(schema: z.ZodObject | undefined, place: 'path' | 'query'): JsonObject[] {
  if (schema === undefined) return [];
  // toJSONSchema of an object always gives these two members.
  const { properties, required = [] } = schemaOf(schema, 'input') as {
    properties: Record<string, JsonObject>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }));
}

function requestBody(route: RouteShape): JsonObject {
  if (route.requestMedia !== undefined) {
    const file = {
      type: 'object',
      properties: { file: { type: 'string', format: 'binary' } },
      required: ['file'],
    };
    return { required: true, content: { [route.requestMedia]: { schema: file } } };
  }
  return {
    required: true,
    content: { 'application/json': { schema: schemaOf(route.body ?? z.unknown(), 'input') } },
  };
}

function success(route: RouteShape): JsonObject {
  if (route.status === 204) return { description: 'Done' };
  return {
    description: 'Done',
    content: { [route.responseMedia ?? 'application/json']: { schema: schemaOf(route.response, 'output') } },
  };
}

function schemaOf(schema: z.ZodType, side: 'input' | 'output'): JsonObject {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: side, unrepresentable: 'any' });
  return rest;
}
