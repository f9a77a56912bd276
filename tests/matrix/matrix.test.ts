import { allRoutes } from '@sanshen/contract/routes';
import type { LightMyRequestResponse } from 'fastify';
import { describe, expect, test } from 'vitest';
import { startCity } from '../../packages/server/test/organization-support.ts';
import { send } from './call.ts';
import { type Line, lines } from './lines.ts';
import { gatherPeople, type Relation, relations } from './people.ts';
import { prepareResources } from './resources.ts';

const city = await startCity();
const people = await gatherPeople(city);
const resources = await prepareResources(city);

const words: Readonly<Record<string, string>> = { no: 'access.forbidden', nf: 'request.notFound' };

function expectedOf({ route, expected }: Line, relation: Relation): string {
  const outcomes = expected.split(' ');
  if (relation === 'anonymous')
    return route.access === 'anonymous' ? (outcomes[6] ?? 'ok') : 'session.required';
  const word = outcomes[relations.indexOf(relation)] ?? 'missing in the matrix';
  return words[word] ?? word;
}

function outcomeOf(answer: LightMyRequestResponse): string {
  return answer.statusCode < 300 ? 'ok' : answer.json().code;
}

describe.each(lines.map((line) => [line.route.id, line.on, line] as const))(
  '§11: %s on %s',
  (_route, _on, line) => {
    test('is allowed or refused by how the caller’s organisation stands to it', async () => {
      const found: Record<string, string> = {};
      const wanted: Record<string, string> = {};
      for (const relation of relations) {
        const request = await line.request(resources);
        const cookie = await people.cookie(relation, line.own);
        const key = `matrix-${resources.fresh().slice(1)}-key`;
        const answer = await send(city, resources, line, request, cookie, key);
        found[relation] = outcomeOf(answer);
        wanted[relation] = expectedOf(line, relation);
        if (found[relation] === 'server.failed') throw new Error(answer.body);
      }
      expect(found).toEqual(wanted);
    });
  },
);

test('no route of the server is missing from the matrix', () => {
  const listed = new Set(lines.map((line) => line.route.id));
  expect(allRoutes.map((route) => route.id).filter((id) => !listed.has(id))).toEqual([]);
});
