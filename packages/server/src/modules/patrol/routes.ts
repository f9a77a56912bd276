import * as contract from '@sanshen/contract/patrol';
import {
  brandId,
  type ChannelId,
  type Digest,
  type OrganizationId,
  type PersonId,
} from '@sanshen/domain/kernel';
import type { App, AppContext } from '../../platform/context.ts';
import { bindRoute } from '../../platform/http/bind-route.ts';
import { platformProblem } from '../../platform/problem.ts';
import { assignPatrol, beginPatrol, finishPatrol } from './do-patrol.ts';
import { closePatrolFinding, correctPatrolFinding, listFindings } from './findings.ts';
import { readDay } from './read-day.ts';

const organizationOf = ({ organization }: { readonly organization: string }) =>
  brandId<OrganizationId>(organization);
const digestOf = (file: string | undefined) => (file === undefined ? null : brandId<Digest>(file));

/** Patrols: the roster of a day, doing them, what they found. */
export function patrolRoutes(app: App, context: AppContext): void {
  bindRoute(app, contract.readPatrols, ({ params, query, person }) =>
    readDay(context, person, organizationOf(params), query.day),
  );
  bindRoute(app, contract.assignPatrol, ({ params, body, command }) =>
    assignPatrol(context, command, {
      organization: organizationOf(params),
      channel: brandId<ChannelId>(body.channel),
      day: body.day,
      slot: body.slot,
      person: brandId<PersonId>(body.person),
    }),
  );
  bindRoute(app, contract.beginPatrol, ({ params, body, command }) =>
    beginPatrol(context, command, {
      organization: organizationOf(params),
      channel: brandId<ChannelId>(body.channel),
      slot: body.slot,
    }),
  );
  bindRoute(app, contract.finishPatrol, async ({ params, body, person, command }) => {
    const findings = body.findings.map((one) => ({ ...one, before: digestOf(one.before) }));
    // Asked before the command's transaction: the answers come over other connections.
    for (const { before } of findings) await requireOwnFile(context, person, before);
    return finishPatrol(context, command, { patrol: params.patrol, answers: body.answers, findings });
  });
  bindRoute(app, contract.listPatrolFindings, ({ params, query, person }) =>
    listFindings(context, person, organizationOf(params), query),
  );
  bindRoute(app, contract.correctPatrolFinding, async ({ params, body, person, command }) => {
    const before = digestOf(body.before);
    const after = digestOf(body.after);
    await requireOwnFile(context, person, before);
    await requireOwnFile(context, person, after);
    const { note } = body;
    return correctPatrolFinding(context, command, { finding: params.finding, note, before, after });
  });
  bindRoute(app, contract.closePatrolFinding, ({ params, body, command }) =>
    closePatrolFinding(context, command, { finding: params.finding, ...body }),
  );
}

async function requireOwnFile(context: AppContext, person: PersonId, file: Digest | null): Promise<void> {
  if (file !== null && !(await context.fileAccess.mayRead(person, file)))
    throw platformProblem('request.notFound', { file });
}
