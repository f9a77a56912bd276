import { publish, stopPublishing } from '@sanshen/contract/publishing';
import { Button } from 'antd';
import { useState } from 'react';
import { client, queryClient, useCommand } from '../../app/api.ts';
import { useNow } from '../../components/time.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useTexts } from '../../text/language.ts';
import { ReasonDialog } from '../review/ReasonDialog.tsx';
import type { Manuscript } from '../review/useManuscript.ts';
import { openChannels, type Powers, type Publication, type Release } from './publication.ts';
import { publishingTexts } from './texts.ts';

/** Publishes on every channel that has nothing yet, or stops; what is all out cannot be stopped any more. */
export function ReleaseActions({
  manuscript,
  release,
  publications,
  may,
}: {
  readonly manuscript: Manuscript;
  readonly release: Release;
  readonly publications: readonly Publication[];
  readonly may: Powers;
}) {
  const t = useTexts(publishingTexts);
  const messages = useMessages();
  const stop = useCommand(stopPublishing);
  const [stopping, setStopping] = useState(false);
  const [busy, setBusy] = useState(false);
  const open = openChannels(release, publications, useNow());
  if (release === null || release.stopped) return null;
  const params = { manuscript: manuscript.manuscript };
  const stoppable = may.stop && (manuscript.phase === 'released' || manuscript.phase === 'publishing');
  const publishAll = async () => {
    setBusy(true);
    try {
      for (const channel of open)
        await client.call(publish, { params, body: { channel, digest: release.digest } });
      messages.done(t.publishStarted);
    } catch (error) {
      messages.refused(error);
    } finally {
      setBusy(false);
      await queryClient.invalidateQueries();
    }
  };
  return (
    <>
      {may.publish && open.length > 1 && (
        <Button type="primary" loading={busy} onClick={publishAll}>
          {t.publishAll}
        </Button>
      )}
      {stoppable && (
        <Button danger onClick={() => setStopping(true)}>
          {t.stop}
        </Button>
      )}
      {stopping && (
        <ReasonDialog
          danger
          title={t.stop}
          hint={t.stopHint}
          busy={stop.isPending}
          onClose={() => setStopping(false)}
          onReason={(reason) =>
            stop.mutate(
              { params, body: { reason } },
              {
                onSuccess: () => {
                  messages.done(t.stopDone);
                  setStopping(false);
                },
                onError: messages.refused,
              },
            )
          }
        />
      )}
    </>
  );
}
