import { readChannel } from '@sanshen/contract/channels';
import { publish } from '@sanshen/contract/publishing';
import { Button } from 'antd';
import { useCommand, useRead } from '../../app/api.ts';
import { Panel } from '../../components/Panel.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useTexts } from '../../text/language.ts';
import type { Manuscript } from '../review/useManuscript.ts';
import type { Release } from './CertificatePanel.tsx';
import { PublicationItem } from './PublicationItem.tsx';
import styles from './PublicationPage.module.css';
import { occupies, type Publication } from './publication.ts';
import { publishingTexts } from './texts.ts';

/** One channel of the release: publish there, and what became of it. */
export function ChannelPanel({
  channel,
  manuscript,
  release,
  publications,
}: {
  readonly channel: string;
  readonly manuscript: Manuscript;
  readonly release: Release;
  readonly publications: readonly Publication[];
}) {
  const t = useTexts(publishingTexts);
  const messages = useMessages();
  const command = useCommand(publish);
  const { data } = useRead(readChannel, { params: { channel } }, { staleTime: 60_000 });
  const name = data?.name ?? channel;
  const mayPublish =
    release !== null &&
    !release.stopped &&
    release.channels.includes(channel) &&
    !publications.some(occupies);
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
        mayPublish && (
          <Button loading={command.isPending} onClick={start}>
            {t.publish}
          </Button>
        )
      }
    >
      {publications.length === 0 && <p className={styles.soft}>{t.notYet}</p>}
      {publications.map((publication) => (
        <PublicationItem key={publication.publication} publication={publication} channelName={name} />
      ))}
    </Panel>
  );
}
