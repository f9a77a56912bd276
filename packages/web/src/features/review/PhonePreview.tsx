import { previewManuscript } from '@sanshen/contract/preview';
import type { ManuscriptContent } from '@sanshen/domain/content';
import { Segmented } from 'antd';
import { useState } from 'react';
import { useRead } from '../../app/api.ts';
import { PhoneFrame } from '../../components/PhoneFrame.tsx';
import { ErrorState, LoadingState } from '../../components/states.tsx';
import { defineTexts, useTexts } from '../../text/language.ts';
import styles from './PhonePreview.module.css';

const texts = defineTexts({
  channel: { zh: '账号', en: 'Channel' },
  none: {
    zh: '还没有选择发布账号，无法预览。',
    en: 'No channel is chosen yet, so there is nothing to preview.',
  },
});

/** The saved text as each of its channels will show it on a phone. */
export function PhonePreview({
  manuscript,
  content,
}: {
  readonly manuscript: string;
  readonly content: ManuscriptContent;
}) {
  const t = useTexts(texts);
  const [chosen, setChosen] = useState<string | null>(null);
  const channel = chosen ?? content.channels[0]?.channel ?? null;
  if (channel === null) return <p>{t.none}</p>;
  return (
    <div className={styles.preview}>
      {content.channels.length > 1 && (
        <Segmented<string>
          aria-label={t.channel}
          value={channel}
          onChange={setChosen}
          options={content.channels.map((variant) => ({
            value: variant.channel,
            label: <ChannelName manuscript={manuscript} channel={variant.channel} />,
          }))}
        />
      )}
      <ChannelPreview manuscript={manuscript} channel={channel} />
    </div>
  );
}

function usePreview(manuscript: string, channel: string) {
  return useRead(previewManuscript, { params: { manuscript }, query: { channel } });
}

function ChannelName({ manuscript, channel }: { readonly manuscript: string; readonly channel: string }) {
  return usePreview(manuscript, channel).data?.channelName ?? '…';
}

function ChannelPreview({ manuscript, channel }: { readonly manuscript: string; readonly channel: string }) {
  const { data, error, refetch } = usePreview(manuscript, channel);
  if (error !== null) return <ErrorState error={error} retry={() => void refetch()} />;
  if (data === undefined) return <LoadingState rows={10} />;
  return <PhoneFrame preview={data} />;
}
