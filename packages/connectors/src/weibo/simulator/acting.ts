import { SimRefusal, type SimReply, type SimRequest, type SimulationParts } from '../../simulation/server.ts';

/** A comment that the account wrote itself. */
export interface SimOwnComment {
  readonly idstr: string;
  readonly status: string;
  /** The comment that it answers; null where it answers none. */
  readonly answers: string | null;
  readonly text: string;
  readonly at: number;
}

interface World {
  readonly own: SimOwnComment[];
  readonly token: () => string;
  readonly nextId: () => string;
  readonly knows: (comment: string) => boolean;
  readonly save: () => void;
  readonly time: (milliseconds: number) => string;
}

const refusal = (code: number, error: string, status = 400) =>
  new SimRefusal({ status, json: { error, error_code: code } });

/** The business interface for own comments: writing one, answering one, the list of them. */
export function actingRoutes(world: World): SimulationParts['routes'] {
  const admit = ({ headers }: SimRequest) => {
    if (headers.authorization !== `OAuth2 ${world.token()}`)
      throw refusal(21332, 'access_token is invalid', 401);
  };
  const show = ({ idstr, status, answers, text, at }: SimOwnComment) =>
    `{"id":${idstr},"idstr":"${idstr}","created_at":${JSON.stringify(world.time(at))},"text":${JSON.stringify(text)},"status":{"idstr":"${status}"}${answers === null ? '' : `,"reply_comment":{"id":${answers},"idstr":"${answers}"}`}}`;
  const write = (request: SimRequest, answers: string | null): SimReply => {
    admit(request);
    const { id: status = '', comment: text = '', rip = '' } = request.fields();
    if (rip === '' || status === '') throw refusal(10016, 'miss required parameter');
    if (text === '' || [...text].length > 140) throw refusal(20012, 'text too long');
    const written = { idstr: world.nextId(), status, answers, text, at: Date.now() };
    world.own.push(written);
    world.save();
    return { type: 'application/json', text: show(written) };
  };
  return {
    'POST /2/comments/create/biz.json': (request) => write(request, null),
    'POST /2/comments/reply/biz.json': (request) => {
      const { cid = '' } = request.fields();
      if (!world.knows(cid)) throw refusal(20101, 'target weibo does not exist!');
      return write(request, cid);
    },
    'GET /2/comments/by_me/biz.json': (request) => {
      admit(request);
      const count = Number(request.query.get('count') ?? 50);
      const before = request.query.get('max_id');
      const older = world.own.filter((one) => before === null || BigInt(one.idstr) <= BigInt(before));
      const shown = older.reverse().slice(0, count).map(show);
      return { type: 'application/json', text: `{"comments":[${shown.join(',')}]}` };
    },
  };
}
