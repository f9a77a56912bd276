import { readCalendar } from '@sanshen/contract/calendar';
import { completeCampaign } from '@sanshen/contract/campaigns';
import { daysAfter } from '@sanshen/domain/calendar';
import { Alert, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useCommand, useRead } from '../../app/api.ts';
import { Stack } from '../../components/Columns.tsx';
import { todayInChina } from '../../components/time.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useTexts } from '../../text/language.ts';
import styles from './campaigns.module.css';
import { type ChosenFile, FilePicker } from './FilePicker.tsx';
import { campaignTexts } from './texts.ts';

/** Days back in which publications are offered as evidence. */
const daysBack = 90;

/** Completes a unit's part with publications of the last three months, or files. */
export function CompleteDialog({
  campaign,
  unit,
  onClose,
}: {
  readonly campaign: string;
  readonly unit: string;
  readonly onClose: () => void;
}) {
  const t = useTexts(campaignTexts);
  const messages = useMessages();
  const command = useCommand(completeCampaign);
  const [publications, setPublications] = useState<readonly string[]>([]);
  const [files, setFiles] = useState<readonly ChosenFile[]>([]);
  const [note, setNote] = useState('');
  const [asked, setAsked] = useState(false);
  const today = todayInChina();
  const { data } = useRead(readCalendar, {
    params: { organization: unit },
    query: { from: daysAfter(today, -daysBack), to: today },
  });
  const done = (data?.items ?? []).filter(({ kind, status }) => kind === 'publication' && status === 'done');
  const missing = publications.length + files.length === 0;
  const submit = () => {
    setAsked(true);
    if (missing) return;
    const body = {
      publications: [...publications],
      files: files.map((one) => ({ ...one })),
      note: note.trim(),
    };
    command.mutate(
      { params: { campaign, unit }, body },
      {
        onSuccess: () => {
          messages.done(t.completedDone);
          onClose();
        },
        onError: messages.refused,
      },
    );
  };
  return (
    <Modal
      open
      title={t.complete}
      okText={t.complete}
      cancelText={t.cancel}
      confirmLoading={command.isPending}
      onOk={submit}
      onCancel={onClose}
    >
      <Stack>
        <p>{t.completeHint}</p>
        {asked && missing && <Alert type="error" showIcon title={t.evidenceMissing} />}
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={t.publications}
          placeholder={t.publications}
          value={[...publications]}
          onChange={setPublications}
          options={done
            .toReversed()
            .map(({ id, title, at }) => ({ value: id, label: `${title}（${at.slice(0, 10)}）` }))}
        />
        <div>
          <p className={styles.soft}>{t.files}</p>
          <FilePicker organization={unit} files={files} onFiles={setFiles} />
        </div>
        <Input.TextArea
          aria-label={t.note}
          placeholder={t.note}
          value={note}
          onChange={({ target }) => setNote(target.value)}
          autoSize={{ minRows: 2, maxRows: 6 }}
          maxLength={2000}
        />
      </Stack>
    </Modal>
  );
}
