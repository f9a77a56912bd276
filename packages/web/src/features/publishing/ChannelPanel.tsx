import { publish } from '@sanshen/contract/publishing';
import { Button } from 'antd';
import { useCommand } from '../../app/api.ts';
import { Panel } from '../../components/Panel.tsx';
import { Time, useNow } from '../../components/time.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useTexts } from '../../text/language.ts';
import type { Manuscript } from '../review/useManuscript.ts';
import { PublicationItem } from './PublicationItem.tsx';
import styles from './PublicationPage.module.css';
import { isScheduled, type Powers, type Publication, type Release } from './publication.ts';
import { publishingTexts } from './texts.ts';
import { useChannelName } from './useChannelName.ts';

/** One channel of the release: publish there, and what became of it. */
export function ChannelPanel({
  channel,
  manuscript,
  release,
  publications,
  may,
  open,
}: {
  readonly channel: string;
  readonly manuscript: Manuscript;
  readonly release: Release;
  readonly publications: readonly Publication[];
  readonly may: Powers;
  /** The channels on which a person can publish now. */
  readonly open: readonly string[];
}) {
  const t = useTexts(publishingTexts);
  const messages = useMessages();
  const command = useCommand(publish);
  const name = useChannelName(channel);
  const now = useNow();
  const scheduled = release !== null && !release.stopped && isScheduled(release, now);
  const start = () =>
    release !== null &&
    command.mutate(
      { params: { manuscript: manuscript.manuscript }, body: { channel, digest: release.digest } },
      { onSuccess: () => messages.done(t.publishStarted), onError: messages.refused },
    );
  return (
    <Panel
      title={name}
      extra={
        may.publish &&
        open.includes(channel) && (
          <Button
            type={open.length === 1 ? 'primary' : 'default'}
            loading={command.isPending}
            onClick={start}
          >
            {t.publish}
          </Button>
        )
      }
    >
      {publications.length === 0 && (
        <p className={styles.soft}>
          {scheduled && release.notBefore !== null ? (
            <>
              <Time at={release.notBefore} /> {t.bySchedule}
            </>
          ) : (
            t.notYet
          )}
        </p>
      )}
      {publications.map((publication) => (
        <PublicationItem
          key={publication.publication}
          publication={publication}
          channelName={name}
          may={may}
        />
      ))}
    </Panel>
  );
}
