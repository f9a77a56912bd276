import * as contract from '@sanshen/contract/publishing';
import type { DeviceId } from '@sanshen/domain/channels';
import {
  brandId,
  type ChannelId,
  type Digest,
  type ManuscriptId,
  type OrganizationId,
  type PublicationId,
} from '@sanshen/domain/kernel';
import type { App, AppContext } from '../../platform/context.ts';
import { bindRoute } from '../../platform/http/bind-route.ts';
import { requireManuscriptView } from '../content/public.ts';
import {
  confirmTakedown,
  requirePublication,
  resolvePublication,
  takeDown,
  verifyNow,
} from './act-on-publication.ts';
import { listOfDay } from './list-of-day.ts';
import { taskToPublish } from './manual-task.ts';
import { beginManualWork, deviceWorkOf } from './manual-work.ts';
import { publicationsOf } from './publication-store.ts';
import { publish } from './publish.ts';
import type { Publisher } from './publisher.ts';
import { readCertificate } from './read-certificate.ts';
import { showPublication } from './show-publication.ts';
import { stopPublishing } from './stop-publishing.ts';
import { readingsOf } from './verification-store.ts';

const publicationId = (params: { readonly publication: string }) =>
  brandId<PublicationId>(params.publication);
const manuscriptId = (params: { readonly manuscript: string }) => brandId<ManuscriptId>(params.manuscript);
const digestOf = (value: string | null) => (value === null ? null : brandId<Digest>(value));

/** Binds the routes of release and publishing. */
export function publishingRoutes(app: App, context: AppContext, publisher: () => Publisher): void {
  bindRoute(app, contract.publish, ({ params, body, person, command }) =>
    publish(context, command, {
      person,
      manuscript: manuscriptId(params),
      channel: brandId<ChannelId>(body.channel),
      digest: brandId<Digest>(body.digest),
    }),
  );

  bindRoute(app, contract.stopPublishing, async ({ params, body, person, command }) => {
    await stopPublishing(context, command, { person, manuscript: manuscriptId(params), ...body });
    return undefined;
  });

  bindRoute(app, contract.listPublications, async ({ params, person }) => {
    const manuscript = manuscriptId(params);
    await requireManuscriptView(context, context.db, person, manuscript, 'text');
    return { items: (await publicationsOf(context.db, manuscript)).map(showPublication) };
  });

  bindRoute(app, contract.readCertificate, async ({ params, person }) => {
    const manuscript = manuscriptId(params);
    await requireManuscriptView(context, context.db, person, manuscript, 'text');
    return readCertificate(context.db, manuscript);
  });

  bindRoute(app, contract.readPublication, async ({ params, person }) =>
    showPublication(
      await requirePublication(context, context.db, { person, publication: publicationId(params) }),
    ),
  );

  bindRoute(app, contract.listVerifications, async ({ params, query, person }) => {
    const publication = publicationId(params);
    await requirePublication(context, context.db, { person, publication });
    const { items, next } = await readingsOf(context.db, publication, query);
    return {
      next,
      items: items.map(({ id, differences, ...one }) => ({
        ...one,
        verification: id,
        differences: differences.map((each) => ({ ...each, runs: each.runs.map((run) => ({ ...run })) })),
      })),
    };
  });

  bindRoute(app, contract.readManualTask, async ({ params, person }) => {
    const publication = publicationId(params);
    const task = await taskToPublish(publisher(), person, publication);
    const about = await requirePublication(context, context.db, { person, publication });
    const { steps, copyBlocks, files, evidence } = task;
    return {
      ...task,
      ...(await deviceWorkOf(context, about)),
      steps: [...steps],
      copyBlocks: [...copyBlocks],
      files: [...files],
      evidence: [...evidence],
    };
  });

  bindRoute(app, contract.publicationsOfDay, async ({ params, query, person }) => {
    const organization = brandId<OrganizationId>(params.organization);
    const page = await listOfDay(context, person, organization, { ...query, day: query.day ?? null });
    return { ...page, items: page.items.map(showPublication) };
  });

  commandsOnPublications(app, context);
}

function commandsOnPublications(app: App, context: AppContext): void {
  bindRoute(app, contract.takeDown, async ({ params, body, person, command }) => {
    await takeDown(context, command, { person, publication: publicationId(params), ...body });
    return undefined;
  });

  bindRoute(app, contract.confirmTakedown, async ({ params, body, person, command }) => {
    const { done, note, evidence } = body;
    const act = { person, publication: publicationId(params), done, note, evidence: digestOf(evidence) };
    await confirmTakedown(context, command, act);
    return undefined;
  });

  bindRoute(app, contract.resolvePublication, async ({ params, body, person, command }) => {
    const publication = publicationId(params);
    await resolvePublication(context, command, {
      ...body,
      person,
      publication,
      evidence: digestOf(body.evidence),
    });
    return undefined;
  });

  bindRoute(app, contract.beginManualWork, async ({ params, body, person, command }) => {
    const device = brandId<DeviceId>(body.device);
    await beginManualWork(context, command, { person, publication: publicationId(params), device });
    return undefined;
  });

  bindRoute(app, contract.verifyNow, async ({ params, person, command }) => {
    await verifyNow(context, command, { person, publication: publicationId(params) });
    return undefined;
  });
}
