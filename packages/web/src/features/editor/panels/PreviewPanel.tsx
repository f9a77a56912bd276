import { previewContent } from '@sanshen/contract/preview';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Alert, Select } from 'antd';
import { useEffect, useState } from 'react';
import { client } from '../../../app/api.ts';
import { useExplain } from '../../../app/refusal.ts';
import { PhoneFrame } from '../../../components/PhoneFrame.tsx';
import { LoadingState } from '../../../components/states.tsx';
import { useLocalized, useTexts } from '../../../text/language.ts';
import { useEditing, useEditingView } from '../editing-context.ts';
import { panelTexts } from '../panel-texts.ts';
import { useChannels } from '../use-facts.ts';
import styles from './panels.module.css';

/** Milliseconds after the last change until the server is asked how it looks. */
const waitMs = 700;

function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), waitMs);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

/** The article as a phone shows it on each platform, while it is being written. */
export function PreviewPanel() {
  const t = useTexts(panelTexts);
  const localized = useLocalized();
  const explain = useExplain();
  const session = useEditing();
  const { fields, docVersion, opened } = useEditingView();
  const channels = useChannels().filter(({ channel }) =>
    fields.channels.some((one) => one.channel === channel.id),
  );
  const [wanted, setWanted] = useState<string | null>(null);
  const channel =
    channels.find((one) => one.channel.id === wanted)?.channel.id ?? channels[0]?.channel.id ?? null;
  const version = useSettled(`${docVersion} ${opened}`);
  const { data, error } = useQuery({
    queryKey: ['editor.preview', session.id, channel, version],
    enabled: channel !== null,
    gcTime: 30_000,
    retry: false,
    placeholderData: keepPreviousData,
    queryFn: () =>
      client.call(previewContent, { body: { content: session.checkedContent(), channel: channel ?? '' } }),
  });
  if (channel === null) return <p className={styles.hint}>{t.previewNone}</p>;
  return (
    <div className={styles.panel}>
      <Select
        aria-label={t.previewOf}
        value={channel}
        options={channels.map((one) => ({ value: one.channel.id, label: one.channel.name }))}
        onChange={setWanted}
      />
      {error !== null && (
        <Alert type="warning" showIcon title={t.previewFailed} description={explain(error).text} />
      )}
      {data === undefined && error === null && <LoadingState rows={8} />}
      {data !== undefined && (
        <>
          <PhoneFrame preview={data} />
          {data.issues.map((issue) => (
            <p
              key={`${issue.code} ${issue.field}`}
              className={issue.severity === 'error' ? styles.problem : styles.small}
            >
              {localized(issue)}
            </p>
          ))}
        </>
      )}
    </div>
  );
}
