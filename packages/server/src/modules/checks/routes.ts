import * as contract from '@sanshen/contract/checks';
import { readSimilar } from '@sanshen/contract/checks-similar';
import { brandId, type FindingId, type ManuscriptId, type OrganizationId } from '@sanshen/domain/kernel';
import { runCommand } from '../../platform/commands.ts';
import type { App, AppContext } from '../../platform/context.ts';
import { bindRoute } from '../../platform/http/bind-route.ts';
import { findInText } from './check-text.ts';
import { findReported } from './find-reported.ts';
import { objectTo, setAside } from './object.ts';
import { stopPictures } from './pictures/stop-pictures.ts';
import { checksOn } from './read-checks.ts';
import { ruleOn, takeBack } from './rule-on-checks.ts';
import { askForCheck } from './run-check.ts';
import { similarTo } from './similarity/show-similar.ts';

const manuscriptOf = (params: { readonly manuscript: string }) => brandId<ManuscriptId>(params.manuscript);

/** Binds what machines find in texts, and what people do about it. */
export function checkRoutes(app: App, context: AppContext): void {
  bindRoute(app, contract.readChecks, ({ params, person }) =>
    checksOn(context, person, manuscriptOf(params)),
  );

  bindRoute(app, readSimilar, ({ params, person }) => similarTo(context, person, manuscriptOf(params)));

  bindRoute(app, contract.recheck, async ({ params, person, command }) => {
    const manuscript = manuscriptOf(params);
    await findReported(context, { manuscript, person, digest: null, findings: [] });
    await runCommand(context, command, (trx) => askForCheck(trx, manuscript, true));
    return undefined;
  });

  bindRoute(app, contract.stopPictures, async ({ params, person, command }) => {
    await stopPictures(context, command, manuscriptOf(params), person);
    return undefined;
  });

  bindRoute(app, contract.ruleOnChecks, async ({ params, body, person, command }) => {
    const request = { manuscript: manuscriptOf(params), person, ...body };
    return { ruled: [...(await ruleOn(context, command, request))] };
  });

  bindRoute(app, contract.takeBackRulings, async ({ params, body, person, command }) => {
    const findings = [...new Set(body.findings)].map((id) => brandId<FindingId>(id));
    const request = { manuscript: manuscriptOf(params), person, findings };
    return { takenBack: [...(await takeBack(context, command, request))] };
  });

  bindRoute(app, contract.objectToChecks, async ({ params, body, person, command }) => {
    await objectTo(context, command, { manuscript: manuscriptOf(params), person, ...body });
    return undefined;
  });

  bindRoute(app, contract.setCheckAside, async ({ params, body, person, command }) => ({
    exception: await setAside(context, command, { manuscript: manuscriptOf(params), person, ...body }),
  }));

  bindRoute(app, contract.checkText, async ({ params, body, person, reply }) => {
    const gone = new AbortController();
    // Whoever has written on has no use for the answer.
    reply.raw.once('close', () => gone.abort());
    const organization = brandId<OrganizationId>(params.organization);
    const request = { person, organization, ...body, signal: gone.signal };
    return { findings: await findInText(context, request) };
  });
}
