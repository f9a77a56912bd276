import { previewContent } from '@sanshen/contract/preview';
import { escapeHtml } from '@sanshen/document';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Alert, Select } from 'antd';
import { useEffect, useState } from 'react';
import { client } from '../../../app/api.ts';
import { useExplain } from '../../../app/refusal.ts';
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
          <div className={styles.phone}>
            {/* Not a script of it can run, whatever stands in it; same origin only so that pictures come with the session. */}
            <iframe
              title={t.previewFrame(data.channelName)}
              sandbox="allow-same-origin"
              srcDoc={pageOf(data)}
              referrerPolicy="no-referrer"
            />
          </div>
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

const nonce = document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content ?? '';

function pageOf(preview: { readonly title: string; readonly byline: string; readonly html: string }): string {
  const css = `body{margin:0;padding:20px 16px 40px;font:17px/1.75 system-ui,"PingFang SC","Microsoft YaHei",sans-serif;color:#222;background:#fff;overflow-wrap:anywhere}h1.title{font-size:22px;line-height:1.4;margin:0 0 10px}p.byline{color:#888;font-size:14px;margin:0 0 20px}img,video{max-width:100%!important;height:auto!important}table{max-width:100%;border-collapse:collapse}p{margin:0 0 1em}`;
  const byline = preview.byline === '' ? '' : `<p class="byline">${escapeHtml(preview.byline)}</p>`;
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><base target="_blank"><style nonce="${escapeHtml(nonce)}">${css}</style></head><body><h1 class="title">${escapeHtml(preview.title)}</h1>${byline}${preview.html}</body></html>`;
}
