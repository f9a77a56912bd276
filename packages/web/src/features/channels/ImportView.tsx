import { InboxOutlined } from '@ant-design/icons';
import { channelListTemplate, importChannelList, planChannelList } from '@sanshen/contract/channels-lists';
import type { RouteAnswer } from '@sanshen/contract/route';
import { Alert, Button, Upload } from 'antd';
import { useState } from 'react';
import { client, queryClient } from '../../app/api.ts';
import { useExplain } from '../../app/refusal.ts';
import { Panel } from '../../components/Panel.tsx';
import { saveFile } from '../../components/save-file.ts';
import { useMessages } from '../../components/useMessages.ts';
import { useLocalized, useTexts } from '../../text/language.ts';
import styles from './ChannelsPage.module.css';
import { channelTexts } from './texts.ts';
import { useRegisterWords } from './words.ts';

type Plan = RouteAnswer<typeof planChannelList>;

/** A list of channels that are kept already: the template, the dry run with every problem, and the entry of all or none. */
export function ImportView({
  organization,
  onDone,
}: {
  readonly organization: string;
  readonly onDone: () => void;
}) {
  const t = useTexts(channelTexts);
  const say = useLocalized();
  const words = useRegisterWords();
  const messages = useMessages();
  const explain = useExplain();
  const [read, setRead] = useState<{ readonly file: File; readonly plan: Plan } | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const params = { organization };
  const template = async () => {
    try {
      const bytes = await client.download(channelListTemplate, { params });
      saveFile(bytes, channelListTemplate.responseMedia, `${t.import}.xlsx`);
    } catch (error) {
      messages.refused(error);
    }
  };
  const run = async (work: () => Promise<void>) => {
    setBusy(true);
    setProblem(null);
    try {
      await work();
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  const plan = (file: File) =>
    run(async () => {
      setRead({ file, plan: await client.upload(planChannelList, { params }, file, file.name) });
    });
  const enter = (file: File) =>
    run(async () => {
      const done = await client.upload(importChannelList, { params }, file, file.name);
      await queryClient.invalidateQueries();
      if (!done.applied) return setRead({ file, plan: done });
      messages.done(t.entered);
      onDone();
    });
  return (
    <div className={styles.stack}>
      <Panel title={t.import} extra={<Button onClick={() => void template()}>{t.template}</Button>}>
        <p className={styles.lead}>{t.importLead}</p>
        <Upload.Dragger
          accept=".xlsx,.csv"
          maxCount={1}
          disabled={busy}
          showUploadList={false}
          beforeUpload={(file) => {
            void plan(file);
            // Sent by the client with the session's headers, not by the component.
            return false;
          }}
        >
          <p>
            <InboxOutlined aria-hidden /> {busy ? t.reading : t.chooseList}
          </p>
        </Upload.Dragger>
        {problem !== null && <Alert type="error" showIcon role="alert" title={explain(problem).text} />}
      </Panel>
      {read !== null && (
        <Panel
          title={t.planned(read.plan.rows, read.plan.ready, read.plan.known)}
          extra={
            read.plan.problems.length === 0 &&
            read.plan.ready > 0 && (
              <Button type="primary" loading={busy} onClick={() => void enter(read.file)}>
                {t.enter(read.plan.ready)}
              </Button>
            )
          }
          flush
        >
          {read.plan.problems.length > 0 && (
            <Alert type="warning" showIcon banner title={t.problems(read.plan.problems.length)} />
          )}
          <ul className={styles.list}>
            {read.plan.problems.map(({ row, column, message }) => (
              <li key={`${row} ${column} ${message.zh}`}>
                <strong>{t.row(row)}</strong> {column}：{say(message)}
              </li>
            ))}
            {read.plan.problems.length === 0 &&
              read.plan.channels.map(({ row, name, platform, organizationName }) => (
                <li key={row}>
                  <strong>{name}</strong>{' '}
                  <span className={styles.soft}>
                    {words('platforms', platform)} · {organizationName}
                  </span>
                </li>
              ))}
          </ul>
        </Panel>
      )}
    </div>
  );
}
