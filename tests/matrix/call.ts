import { readChannel } from '@sanshen/contract/channels';
import { readOrganization } from '@sanshen/contract/organization';
import { type RouteShape, routeUrl } from '@sanshen/contract/route';
import type { LightMyRequestResponse } from 'fastify';
import type { City } from '../../packages/server/test/organization-support.ts';
import { personIn } from '../../packages/server/test/organization-support.ts';
import type { Line, Request } from './lines.ts';
import { type Resources, upload } from './resources.ts';

/** Sends the request of a line as one caller. */
export async function send(
  city: City,
  resources: Resources,
  { route }: Line,
  request: Request,
  cookie: string | null,
  key: string,
): Promise<LightMyRequestResponse> {
  const { params, query, body, ifMatch, file } = request;
  const part = file === undefined ? null : upload(file, 'text/plain', Buffer.from('正文'));
  const version = route.ifMatch === true ? (ifMatch ?? (await currentVersion(city, resources, route))) : null;
  const answer = await city.harness.inject({
    method: route.method,
    url: routeUrl(route, { params, query }),
    headers: {
      ...(cookie === null ? {} : { cookie }),
      'x-sanshen-request': '1',
      'idempotency-key': key,
      ...(version === null ? {} : { 'if-match': `"${version}"` }),
      ...(part === null ? {} : { 'content-type': part.contentType }),
    },
    ...(part === null ? (body === undefined ? {} : { payload: body }) : { payload: part.payload }),
    // A stream of events has no end to wait for.
    ...(opensStream(route) && cookie !== null ? { payloadAsStream: true } : {}),
  });
  if (opensStream(route) && cookie !== null) answer.stream().destroy();
  return answer;
}

function opensStream({ responseMedia }: RouteShape): boolean {
  return responseMedia === 'text/event-stream';
}

async function currentVersion({ harness }: City, resources: Resources, route: RouteShape): Promise<string> {
  const { cookie } = await harness.login(personIn('wuhua', 'mainLeader'));
  const url =
    route.capability === 'channels'
      ? routeUrl(readChannel, { params: { channel: resources.channel } })
      : routeUrl(readOrganization, { params: { organization: resources.organization } });
  const answer = await harness.inject({ method: 'GET', url, headers: { cookie } });
  return String(answer.headers.etag).replaceAll('"', '');
}
