import { type CampaignAnswer, campaignTargets, handDown } from '@sanshen/contract/campaigns';
import { readVocabulary } from '@sanshen/contract/policy-reading';
import { instantOf } from '@sanshen/domain/calendar';
import { minuteOf } from '@sanshen/domain/policy';
import { useNavigate } from '@tanstack/react-router';
import { Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useCommand, useRead } from '../../app/api.ts';
import { todayInChina } from '../../components/time.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useLocalized, useTexts } from '../../text/language.ts';
import styles from './campaigns.module.css';
import { type ChosenFile, FilePicker } from './FilePicker.tsx';
import { campaignTexts } from './texts.ts';

interface Fields {
  readonly title: string;
  readonly text: string;
  readonly topic?: string;
  readonly units: readonly string[];
  readonly day: string;
  readonly time: string;
}

/** Hands a campaign down to units; with `parent` one from above is passed on. */
export function HandDownDialog({
  organization,
  parent,
  onClose,
}: {
  readonly organization: string;
  readonly parent?: Pick<CampaignAnswer, 'campaign' | 'title' | 'text' | 'topic'>;
  readonly onClose: () => void;
}) {
  const t = useTexts(campaignTexts);
  const say = useLocalized();
  const messages = useMessages();
  const navigate = useNavigate();
  const command = useCommand(handDown);
  const [form] = Form.useForm<Fields>();
  const [files, setFiles] = useState<readonly ChosenFile[]>([]);
  const { data } = useRead(campaignTargets, { params: { organization } });
  const vocabulary = useRead(readVocabulary, { params: { organization } }, { staleTime: 600_000 });
  const units = data?.units ?? [];
  const required = [{ required: true, message: t.required }];
  const submit = ({ title, text, topic, units: chosen, day, time }: Fields) =>
    command.mutate(
      {
        params: { organization },
        body: {
          title: title.trim(),
          text: text.trim(),
          topic: topic ?? null,
          units: [...chosen],
          deadline: instantOf(day, minuteOf(time)),
          material: files.map((one) => ({ ...one })),
          parent: parent?.campaign ?? null,
        },
      },
      {
        onSuccess: ({ campaign }) => {
          messages.done(t.handedDown);
          onClose();
          void navigate({ to: '/campaigns/$campaign', params: { campaign } });
        },
        onError: messages.refused,
      },
    );
  return (
    <Modal
      open
      title={parent === undefined ? t.handDown : t.passOn}
      okText={t.handDown}
      cancelText={t.cancel}
      confirmLoading={command.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          title: parent?.title ?? '',
          text: parent?.text ?? '',
          topic: parent?.topic ?? undefined,
          units: [],
          day: '',
          time: '18:00',
        }}
        onFinish={submit}
      >
        <Form.Item
          name="title"
          label={t.name}
          rules={[{ required: true, whitespace: true, message: t.required }]}
        >
          <Input autoFocus maxLength={200} />
        </Form.Item>
        <Form.Item name="text" label={t.text}>
          <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={10_000} />
        </Form.Item>
        <Form.Item name="topic" label={t.topic}>
          <Select
            allowClear
            placeholder={t.anyTopic}
            options={(vocabulary.data?.topics ?? []).map(({ id, name }) => ({ value: id, label: say(name) }))}
          />
        </Form.Item>
        <Form.Item name="units" label={t.units} rules={required}>
          <Select
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            maxTagCount={8}
            options={units.map(({ unit, name }) => ({ value: unit, label: name }))}
          />
        </Form.Item>
        <div className={styles.buttons}>
          <Button
            size="small"
            onClick={() =>
              form.setFieldValue(
                'units',
                units.map(({ unit }) => unit),
              )
            }
          >
            {t.allUnits}（{units.length}）
          </Button>
        </div>
        <div className={styles.row}>
          <Form.Item name="day" label={t.day} rules={required}>
            <Input type="date" min={todayInChina()} />
          </Form.Item>
          <Form.Item name="time" label={t.time} rules={required}>
            <Input type="time" />
          </Form.Item>
        </div>
        <p className={styles.soft}>{t.material}</p>
        <FilePicker organization={organization} files={files} onFiles={setFiles} />
      </Form>
    </Modal>
  );
}
