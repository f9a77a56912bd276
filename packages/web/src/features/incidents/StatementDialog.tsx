import { beginIncidentStatement } from '@sanshen/contract/incidents';
import { Form, Input, Select } from 'antd';
import { useCommand } from '../../app/api.ts';
import { useTexts } from '../../text/language.ts';
import { FormDialog } from '../organization/dialogs/FormDialog.tsx';
import type { Desk } from './desk.ts';
import { deskTexts } from './texts.ts';
import { useUnitChannels } from './useUnitChannels.ts';

interface Entered {
  readonly text?: string;
  readonly title: string;
  readonly body: string;
  readonly channels?: string[];
}

/** 公开声明: a manuscript with a prepared text, which goes out by the emergency release and by nothing else. */
export function StatementDialog({ desk, onClose }: { readonly desk: Desk; readonly onClose: () => void }) {
  const t = useTexts(deskTexts);
  const begin = useCommand(beginIncidentStatement);
  const channels = useUnitChannels(desk);
  const [first] = desk.texts;
  return (
    <FormDialog<Entered>
      title={t.statement}
      lead={t.statementLead}
      initial={first === undefined ? {} : { text: first.id, title: first.title, body: first.body }}
      done={t.begun}
      act={({ title, body, channels: chosen = [] }) =>
        begin.mutateAsync({ params: { incident: desk.incident }, body: { title, body, channels: chosen } })
      }
      onClose={onClose}
    >
      {desk.texts.length > 0 && (
        <Form.Item noStyle dependencies={['text']}>
          {({ setFieldsValue }) => (
            <Form.Item name="text" label={t.prepared}>
              <Select
                options={desk.texts.map(({ id, title, use }) => ({
                  value: id,
                  label: use === '' ? title : `${title}（${use}）`,
                }))}
                onChange={(id) => {
                  const text = desk.texts.find((one) => one.id === id);
                  if (text !== undefined) setFieldsValue({ title: text.title, body: text.body });
                }}
              />
            </Form.Item>
          )}
        </Form.Item>
      )}
      <Form.Item name="title" label={t.statementTitle} rules={[{ required: true, whitespace: true }]}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="body" label={t.statementBody} rules={[{ required: true, whitespace: true }]}>
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 12 }} maxLength={20_000} />
      </Form.Item>
      <Form.Item name="channels" label={t.statementChannels}>
        <Select mode="multiple" options={channels.map(({ id, name }) => ({ value: id, label: name }))} />
      </Form.Item>
    </FormDialog>
  );
}
