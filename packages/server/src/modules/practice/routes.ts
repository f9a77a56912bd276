import * as contract from '@sanshen/contract/practice';
import { brandId, type OrganizationId } from '@sanshen/domain/kernel';
import type { App, AppContext } from '../../platform/context.ts';
import { bindRoute } from '../../platform/http/bind-route.ts';
import { beginPractice } from './begin-practice.ts';
import { discard, handIn } from './hand-in.ts';
import { readOwnCatches } from './read-catches.ts';
import { readMine } from './read-practice.ts';
import { readSession } from './read-session.ts';
import { readUnit } from './read-unit.ts';
import { share } from './share.ts';

/** Proofreading practice and errors of real work. */
export function practiceRoutes(app: App, context: AppContext): void {
  bindRoute(app, contract.readPractice, ({ person }) => readMine(context, person));
  bindRoute(app, contract.readCatches, ({ person }) => readOwnCatches(context, person));
  bindRoute(app, contract.beginPractice, ({ body, command }) => beginPractice(context, command, body));
  bindRoute(app, contract.readPracticeSession, ({ params, person }) =>
    readSession(context, person, params.session),
  );
  bindRoute(app, contract.handInPractice, async ({ params, body, command }) => {
    const score = await handIn(context, command, { session: params.session, ...body });
    const { planted, found, falseAlarms, kindsNamed, corrected, byKind } = score;
    return { planted, found, falseAlarms, kindsNamed, corrected, byKind: [...byKind] };
  });
  bindRoute(app, contract.discardPractice, async ({ params, command }) => {
    await discard(context, command, params.session);
    return undefined;
  });
  bindRoute(app, contract.sharePractice, ({ body, command }) => share(context, command, body.shared));
  bindRoute(app, contract.readUnitPractice, ({ params, person }) =>
    readUnit(context, person, brandId<OrganizationId>(params.organization)),
  );
}
