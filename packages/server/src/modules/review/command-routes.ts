import * as contract from '@sanshen/contract/review';
import {
  brandId,
  type Digest,
  type FindingId,
  type Instant,
  type ManuscriptId,
  type PersonId,
} from '@sanshen/domain/kernel';
import { ruleOfPerson } from '@sanshen/domain/practice';
import type { Command, PersonCommand } from '@sanshen/domain/review';
import type { CommandKey } from '../../platform/commands.ts';
import type { App, AppContext } from '../../platform/context.ts';
import { bindRoute } from '../../platform/http/bind-route.ts';
import { newId } from '../../platform/new-id.ts';
import { act } from './act.ts';
import { requireManuscriptView } from './manuscript-view.ts';
import { requireScan } from './paper-scan.ts';
import { sign } from './sign.ts';

/** Binds every command on a manuscript that is under review. */
export function commandRoutes(app: App, context: AppContext): void {
  const run = (
    request: { params: { manuscript: string }; person: PersonId; command: CommandKey },
    given: PersonCommand,
  ) => {
    // The union of commands of persons with `by` set is Command's first half; spreading loses that.
    const command = { ...given, by: request.person } as Command;
    const manuscript = brandId<ManuscriptId>(request.params.manuscript);
    return act(context, request.command, { person: request.person, manuscript, command });
  };
  const digest = (value: string) => brandId<Digest>(value);

  bindRoute(app, contract.submit, (request) => {
    const { body } = request;
    return run(request, { kind: 'submit', digest: digest(body.digest), importance: body.importance ?? null });
  });
  bindRoute(app, contract.sign, ({ body, params, person: by, command: key, session }) => {
    const { confirmation, ...claim } = body;
    const command = { kind: 'sign', by, ...claim, digest: digest(body.digest) } as const;
    const manuscript = brandId<ManuscriptId>(params.manuscript);
    return sign(context, key, session, { manuscript, command, confirmation });
  });
  bindRoute(app, contract.signPaper, async (request) => {
    const { body } = request;
    const scan = digest(body.scan);
    await requireScan(context, request.person, scan);
    const signer = brandId<PersonId>(body.signer);
    const signedOn = brandId<Instant>(body.signedOn);
    return run(request, { kind: 'signPaper', ...body, digest: digest(body.digest), signer, scan, signedOn });
  });
  bindRoute(app, contract.returnManuscript, (request) =>
    run(request, { kind: 'return', ...request.body, digest: digest(request.body.digest) }),
  );
  bindRoute(app, contract.withdraw, (request) => run(request, { kind: 'withdraw', ...request.body }));
  bindRoute(app, contract.abandon, (request) => run(request, { kind: 'abandon', ...request.body }));
  bindRoute(app, contract.changeImportance, (request) => {
    const { direction, level, reason } = request.body;
    return run(request, {
      kind: direction === 'raise' ? 'raiseImportance' : 'lowerImportance',
      level,
      reason,
    });
  });
  bindRoute(app, contract.reseat, (request) => run(request, { kind: 'reseat', ...request.body }));
  // A finding is about the text, so only who may read it has one to note or to rule on.
  const onText = async (request: Parameters<typeof run>[0], given: PersonCommand) => {
    const manuscript = brandId<ManuscriptId>(request.params.manuscript);
    await requireManuscriptView(context, context.db, request.person, manuscript, 'text');
    return run(request, given);
  };
  bindRoute(app, contract.noteFinding, (request) => {
    const { kind, ...words } = request.body;
    const rule = ruleOfPerson(kind);
    return onText(request, { ...words, kind: 'noteFinding', rule, finding: newId<FindingId>() });
  });
  bindRoute(app, contract.ruleFinding, (request) => {
    const finding = brandId<FindingId>(request.params.finding);
    return onText(request, { kind: 'ruleFinding', ...request.body, finding });
  });
  bindRoute(app, contract.requestEmergency, (request) =>
    run(request, { kind: 'requestEmergency', ...request.body, digest: digest(request.body.digest) }),
  );
  bindRoute(app, contract.confirmEmergency, (request) =>
    run(request, { kind: 'confirmEmergency', digest: digest(request.body.digest) }),
  );
}
