import { PaperClipOutlined } from '@ant-design/icons';
import { uploadFile } from '@sanshen/contract/files';
import type { Board } from '@sanshen/contract/planning';
import { changeIdea, type IdeaShown, proposeIdea } from '@sanshen/contract/planning-ideas';
import { Alert, Button, Form, Input, Modal, Select } from 'antd';
import { useRef, useState } from 'react';
import { client, useCommand } from '../../app/api.ts';
import { useMessages } from '../../components/useMessages.ts';
import { useLocalized, useTexts } from '../../text/language.ts';
import styles from './ideas.module.css';
import { ideaTexts } from './texts.ts';

type WorkDraft = IdeaShown['drafts'][number];

interface Entered {
  readonly title: string;
  readonly angle?: string;
  readonly topic: string;
  readonly form: IdeaShown['form'];
  readonly plannedOn?: string;
}

/** Proposes an idea, or changes one. What was typed stays until it is saved. */
export function IdeaForm({
  organization,
  board,
  topic = '',
  question,
  idea,
  onDone,
  onClose,
}: {
  readonly organization: string;
  readonly board: Board;
  readonly topic?: string;
  /** The question that a new idea comes from. */
  readonly question?: string;
  /** The idea to change; absent for a new one. */
  readonly idea?: IdeaShown;
  readonly onDone: (idea: string) => void;
  readonly onClose: () => void;
}) {
  const t = useTexts(ideaTexts);
  const say = useLocalized();
  const messages = useMessages();
  const propose = useCommand(proposeIdea);
  const change = useCommand(changeIdea);
  const [form] = Form.useForm<Entered>();
  const [drafts, setDrafts] = useState<readonly WorkDraft[]>(idea?.drafts ?? []);
  const save = ({ title, angle = '', plannedOn = '', ...rest }: Entered) => {
    const body = {
      ...rest,
      title: title.trim(),
      angle: angle.trim(),
      plannedOn: plannedOn === '' ? null : plannedOn,
      drafts: drafts.map(({ file, name }) => ({ file, name })),
    };
    const from = question === undefined ? {} : { origin: { kind: 'question', id: question } as const };
    const then = (text: string) => ({
      onSuccess: (saved: { readonly idea: string }) => {
        messages.done(text);
        onDone(saved.idea);
      },
      onError: messages.refused,
    });
    if (idea === undefined)
      propose.mutate({ params: { organization }, body: { ...body, ...from } }, then(t.proposedDone));
    else change.mutate({ params: { idea: idea.idea }, body }, then(t.changedDone));
  };
  const known = board.topics.some(({ id }) => id === topic);
  const initial = {
    title: idea?.title ?? '',
    angle: idea?.angle ?? '',
    ...(idea === undefined ? (known ? { topic } : {}) : { topic: idea.topic }),
    form: idea?.form ?? 'original',
    plannedOn: idea?.plannedOn ?? '',
  };
  return (
    <Modal
      open
      title={idea === undefined ? t.propose : t.change}
      okText={idea === undefined ? t.propose : t.save}
      cancelText={t.cancel}
      confirmLoading={propose.isPending || change.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {question !== undefined && <Alert type="info" title={t.fromQuestion} />}
      {idea !== undefined && idea.approvals.length > 0 && <Alert type="info" title={t.voids} />}
      <Form form={form} layout="vertical" requiredMark={false} initialValues={initial} onFinish={save}>
        <Form.Item
          name="title"
          label={t.headline}
          rules={[{ required: true, whitespace: true, message: t.required }]}
        >
          <Input autoFocus maxLength={120} />
        </Form.Item>
        <Form.Item name="angle" label={t.angle} extra={t.angleHint}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={2000} />
        </Form.Item>
        <div className={styles.pair}>
          <Form.Item name="topic" label={t.topic} rules={[{ required: true, message: t.required }]}>
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              options={board.topics.map(({ id, name }) => ({ value: id, label: say(name) }))}
            />
          </Form.Item>
          <Form.Item name="form" label={t.form}>
            <Select options={board.forms.map(({ id, name }) => ({ value: id, label: say(name) }))} />
          </Form.Item>
        </div>
        <Form.Item name="plannedOn" label={t.day} extra={t.dayHint}>
          <Input type="date" />
        </Form.Item>
        <DraftFiles organization={organization} drafts={drafts} onChange={setDrafts} />
      </Form>
    </Modal>
  );
}

/** The work drafts of an idea. */
function DraftFiles({
  organization,
  drafts,
  onChange,
}: {
  readonly organization: string;
  readonly drafts: readonly WorkDraft[];
  readonly onChange: (drafts: readonly WorkDraft[]) => void;
}) {
  const t = useTexts(ideaTexts);
  const messages = useMessages();
  const [busy, setBusy] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    setBusy(true);
    try {
      const { digest } = await client.upload(uploadFile, { query: { organization } }, file, file.name);
      const name = file.name.replace(/\.[A-Za-z]+$/, '').slice(0, 200) || file.name.slice(0, 200);
      onChange([...drafts.filter((one) => one.file !== digest), { file: digest, name }]);
    } catch (error) {
      messages.refused(error);
    } finally {
      setBusy(false);
      if (input.current !== null) input.current.value = '';
    }
  };
  return (
    <Form.Item label={t.drafts} extra={t.draftsHint}>
      <ul className={styles.files}>
        {drafts.map(({ file, name }) => (
          <li key={file}>
            {name}
            <Button
              type="link"
              size="small"
              aria-label={t.remove(name)}
              onClick={() => onChange(drafts.filter((one) => one.file !== file))}
            >
              ×
            </Button>
          </li>
        ))}
      </ul>
      <input
        ref={input}
        type="file"
        className="visually-hidden"
        aria-label={t.addDraft}
        tabIndex={-1}
        accept=".docx,.md,.markdown,.html,.htm,.txt,.pdf"
        onChange={({ target }) => void take(target.files?.[0])}
      />
      <Button icon={<PaperClipOutlined />} loading={busy} onClick={() => input.current?.click()}>
        {t.addDraft}
      </Button>
    </Form.Item>
  );
}
