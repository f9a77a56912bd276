import type { Calendar } from '@sanshen/contract/calendar';
import { planEntry } from '@sanshen/contract/calendar';
import { listCampaigns } from '@sanshen/contract/campaigns';
import { listIdeas } from '@sanshen/contract/planning-ideas';
import { type Day, instantOf } from '@sanshen/domain/calendar';
import { minuteOf } from '@sanshen/domain/policy';
import { Form, Input, Modal, Select } from 'antd';
import { useCommand, useRead } from '../../app/api.ts';
import { useMessages } from '../../components/useMessages.ts';
import { useTexts } from '../../text/language.ts';
import styles from './calendar.module.css';
import { calendarTexts } from './texts.ts';

interface Fields {
  readonly title: string;
  readonly day: string;
  readonly time: string;
  readonly channel: string;
  readonly campaign: string;
  readonly idea: string;
  readonly note: string;
}

/** Plans something new; the campaigns that the unit has claimed can be named. */
export function PlanDialog({
  organization,
  calendar,
  start,
  onClose,
}: {
  readonly organization: string;
  readonly calendar: Calendar;
  readonly start: { readonly day: Day; readonly channel: string | null; readonly campaign: string | null };
  readonly onClose: () => void;
}) {
  const t = useTexts(calendarTexts);
  const messages = useMessages();
  const plan = useCommand(planEntry);
  const [form] = Form.useForm<Fields>();
  const { data } = useRead(listCampaigns, {
    params: { organization },
    query: { side: 'received', limit: 100 },
  });
  const { data: found } = useRead(listIdeas, {
    params: { organization },
    query: { show: 'ready', limit: 100 },
  });
  const ideas = found?.items ?? [];
  const campaigns = (data?.items ?? []).filter(
    ({ withdrawn, status, campaign }) =>
      campaign === start.campaign || (!withdrawn && (status === 'waiting' || status === 'claimed')),
  );
  const submit = ({ title, day, time, channel, campaign, idea, note }: Fields) =>
    plan.mutate(
      {
        params: { organization },
        body: {
          title: title.trim(),
          note: (note ?? '').trim(),
          at: instantOf(day, minuteOf(time)),
          channel: channel === '' ? null : channel,
          campaign: campaign === '' ? null : campaign,
          idea: (idea ?? '') === '' ? null : idea,
        },
      },
      {
        onSuccess: () => {
          messages.done(t.added);
          onClose();
        },
        onError: messages.refused,
      },
    );
  return (
    <Modal
      open
      title={t.plan}
      okText={t.plan}
      cancelText={t.cancel}
      confirmLoading={plan.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          title: campaigns.find(({ campaign }) => campaign === start.campaign)?.title ?? '',
          day: start.day,
          time: '10:00',
          channel: start.channel ?? '',
          campaign: start.campaign ?? '',
          idea: '',
          note: '',
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
        <WhenFields calendar={calendar} />
        {ideas.length > 0 && (
          <Form.Item name="idea" label={t.idea}>
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              onChange={(chosen: string) => {
                const idea = ideas.find((one) => one.idea === chosen);
                // What somebody wrote stays.
                if (idea !== undefined && form.getFieldValue('title') === '')
                  form.setFieldValue('title', idea.title);
              }}
              options={[
                { value: '', label: t.none },
                ...ideas.map(({ idea, title }) => ({ value: idea, label: title })),
              ]}
            />
          </Form.Item>
        )}
        {campaigns.length > 0 && (
          <Form.Item name="campaign" label={t.campaign}>
            <Select
              options={[
                { value: '', label: t.none },
                ...campaigns.map(({ campaign, title }) => ({ value: campaign, label: title })),
              ]}
            />
          </Form.Item>
        )}
        <Form.Item name="note" label={t.note}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1000} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

/** Day, time and channel of a plan: the fields by which a phone or a keyboard does what dragging does. */
export function WhenFields({ calendar }: { readonly calendar: Calendar }) {
  const t = useTexts(calendarTexts);
  const required = [{ required: true, message: t.required }];
  return (
    <>
      <div className={styles.row}>
        <Form.Item name="day" label={t.day} rules={required}>
          <Input type="date" min={calendar.today} />
        </Form.Item>
        <Form.Item name="time" label={t.time} rules={required}>
          <Input type="time" />
        </Form.Item>
      </div>
      <Form.Item name="channel" label={t.channel}>
        <Select
          options={[
            { value: '', label: t.noChannel },
            ...calendar.channels.map(({ channel, name }) => ({ value: channel, label: name })),
          ]}
        />
      </Form.Item>
    </>
  );
}
