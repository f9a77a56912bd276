import type { WechatSettings } from '@sanshen/connectors/wechat';
import type { Digest, PersonId } from '@sanshen/domain/kernel';
import { z } from 'zod';
import type { AppContext, ServerModule } from '../../platform/context.ts';
import { allowPlatformOrigins } from '../../platform/fetch/origins.ts';
import { enqueue } from '../../platform/jobs/tasks.ts';
import type { Vault } from '../../platform/vault.ts';
import { registerPlatformCheck, viewManuscript } from '../content/public.ts';
import { registerProjection } from '../ledger/public.ts';
import { onDecision } from '../review/public.ts';
import { beginOnSchedule } from './begin-on-schedule.ts';
import { certificateProjection, useKeysOf } from './certify-release.ts';
import { probeStale } from './channel-health.ts';
import { discardDraft } from './discard-draft.ts';
import { healthRoutes } from './health-routes.ts';
import { publicationIn } from './jobs.ts';
import { onReviewDecision } from './on-decision.ts';
import { platformIssues } from './platform-issues.ts';
import { processEvent } from './process-event.ts';
import type { CrashPoint, Publisher } from './publisher.ts';
import { callbackRoutes } from './receive-callback.ts';
import { channelWorkProjection } from './record-channel-work.ts';
import { publishingRoutes } from './routes.ts';
import { runPublication } from './run-publication.ts';
import { runTakedown } from './run-takedown.ts';
import { secretRoutes } from './secret-routes.ts';
import { sweep } from './sweep.ts';
import { verifyPublication } from './verify-publication.ts';

export interface PublishingOptions {
  /** Overrides of the WeChat connector's times and sizes. */
  readonly wechat?: Partial<WechatSettings>;
  /** See {@link Publisher.atCrashPoint}. */
  readonly atCrashPoint?: (point: CrashPoint) => Promise<void>;
}

/** At its start a server sweeps all; the calendar only what is overdue. */
const sweepSchema = z.object({ seconds: z.number() });

registerProjection(certificateProjection);
registerProjection(channelWorkProjection);

/** The vault of a server. */
export function vaultOf(context: AppContext): Vault {
  return context.vault;
}

registerPlatformCheck(async (context, content, digest) => {
  const sources = { context, vault: context.vault, wechat: {} };
  return (await platformIssues(sources, content, digest)).flatMap(({ channel, issues }) =>
    issues.map(({ severity, field, message: { code, zh, en } }) => ({
      channel,
      severity,
      field,
      code,
      zh,
      en,
    })),
  );
});

let listens = false;

/** Decisions are told to a process, not to a server: two servers in one process must not certify one release twice. */
function listenOnce(): void {
  if (!listens) onDecision(onReviewDecision);
  listens = true;
}

/** Release, publishing and verification. */
export function createPublishingModule(options: PublishingOptions = {}): ServerModule {
  const publisherOf = (context: AppContext): Publisher => ({
    context,
    vault: context.vault,
    wechat: options.wechat ?? {},
    atCrashPoint: options.atCrashPoint ?? (async () => {}),
  });
  return {
    name: 'publishing',
    routes(app, context) {
      context.fileAccess.register((person, file) => mayReadCopy(context, person, file));
      publishingRoutes(app, context, () => publisherOf(context));
      healthRoutes(app, context, () => publisherOf(context));
      secretRoutes(app, context, () => context.vault);
      callbackRoutes(app, () => publisherOf(context));
    },
    async start(context) {
      await useKeysOf(context);
      allowPlatformOrigins(context, process.env.SANSHEN_PLATFORM_ORIGINS);
      listenOnce();
      // What a process that died left is picked up at once, by a job: nobody waits for the server until it is done.
      await context.db
        .transaction()
        .execute((trx) => enqueue(trx, 'publishing.sweep', { seconds: 0 }, { jobKey: 'publishing.sweep' }));
    },
    tasks: (context) => ({
      'publishing.beginOnSchedule': (payload) => beginOnSchedule(publisherOf(context), payload),
      'publishing.run': (payload) => runPublication(publisherOf(context), publicationIn(payload)),
      'publishing.verify': (payload) => verifyPublication(publisherOf(context), publicationIn(payload)),
      'publishing.takeDown': (payload) => runTakedown(publisherOf(context), publicationIn(payload)),
      'publishing.discard': (payload) => discardDraft(publisherOf(context), publicationIn(payload)),
      'publishing.event': (payload) => processEvent(publisherOf(context), payload),
      'publishing.sweep': (payload) => sweep(context, sweepSchema.safeParse(payload).data?.seconds),
      'publishing.probe': () => probeStale(publisherOf(context)),
    }),
    schedule: [
      { task: 'publishing.sweep', cron: '*/5 * * * *' },
      { task: 'publishing.probe', cron: '17 * * * *' },
    ],
  };
}

export const publishingModule = createPublishingModule();

/** Who may read a manuscript's text may read the platform's copies of it. */
async function mayReadCopy(context: AppContext, person: PersonId, file: Digest): Promise<boolean> {
  const readings = await context.db
    .selectFrom('verification')
    .innerJoin('publication', 'publication.publication_id', 'verification.publication_id')
    .select('publication.manuscript_id')
    .distinct()
    .where('verification.fetched', '=', file)
    .limit(50)
    .execute();
  for (const { manuscript_id } of readings) {
    const { view } = await viewManuscript(context, context.db, person, manuscript_id);
    if (view === 'text') return true;
  }
  return false;
}
