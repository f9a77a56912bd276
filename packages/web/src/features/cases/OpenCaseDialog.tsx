import { openCase } from '@sanshen/contract/cases';
import type { RouteCall } from '@sanshen/contract/route';
import { useNavigate } from '@tanstack/react-router';
import { Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../app/api.ts';
import { useSeenUnits } from '../../components/UnitPicker.tsx';
import { useLanguage, useTexts } from '../../text/language.ts';
import { type ChosenFile, FilePicker } from '../campaigns/FilePicker.tsx';
import { FormDialog } from '../organization/dialogs/FormDialog.tsx';
import { ConcernedField } from './ConcernedField.tsx';
import { gravityNames } from './gravity-names.ts';
import { casesTexts } from './texts.ts';

type Body = NonNullable<RouteCall<typeof openCase>['body']>;
type Source = NonNullable<Body['source']>;

interface Values {
  readonly unit: string;
  readonly clause: Body['clause'];
  readonly gravity: Body['gravity'];
  readonly title: string;
  readonly note: string;
  readonly page?: string;
  readonly concerned?: string[];
}

const clauses = Array.from({ length: 12 }, (_, index) => `§${index + 1}` as Body['clause']);

/** Opens a case about a unit; `source` where it comes from something on the screen. */
export function OpenCaseDialog({
  organization,
  chooseBelow = false,
  source,
  title,
  clause,
  onClose,
}: {
  readonly organization: string;
  /** Choose among the units that one commands or guides. */
  readonly chooseBelow?: boolean;
  readonly source?: Source;
  readonly title?: string;
  readonly clause?: Body['clause'];
  readonly onClose: () => void;
}) {
  const t = useTexts(casesTexts);
  const names = useTexts(gravityNames);
  const zh = useLanguage() === 'zh';
  const navigate = useNavigate();
  const command = useCommand(openCase);
  const [files, setFiles] = useState<readonly ChosenFile[]>([]);
  const { data = [] } = useSeenUnits({ enabled: chooseBelow });
  const below = data.filter(({ relation }) => relation === 'above' || relation === 'guidance');
  const send = async (values: Values) => {
    const page = values.page?.trim() ?? '';
    const answer = await command.mutateAsync({
      params: { organization: values.unit },
      body: {
        clause: values.clause,
        gravity: values.gravity,
        title: values.title.trim(),
        note: values.note.trim(),
        ...(source === undefined ? {} : { source }),
        concerned: values.concerned ?? [],
        evidence: [
          ...(page === '' ? [] : [{ kind: 'page' as const, id: page, name: t.pageName }]),
          ...files.map(({ file, name }) => ({ kind: 'file' as const, id: file as never, name })),
        ],
      },
    });
    await navigate({ to: '/supervision/cases/$case', params: { case: answer.case } });
  };
  const required = [{ required: true, whitespace: true }];
  return (
    <FormDialog<Values>
      title={t.open}
      lead={t.openLead}
      initial={{
        ...(chooseBelow ? {} : { unit: organization }),
        gravity: 'ordinary',
        ...(title === undefined ? {} : { title: title.slice(0, 200) }),
        ...(clause === undefined ? {} : { clause }),
      }}
      act={send}
      onClose={onClose}
    >
      {chooseBelow ? (
        <Form.Item name="unit" label={t.unit} rules={required}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={below.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
      ) : (
        <Form.Item name="unit" hidden>
          <Input />
        </Form.Item>
      )}
      <Form.Item name="title" label={t.name} rules={required}>
        <Input maxLength={200} autoFocus />
      </Form.Item>
      <Form.Item name="clause" label={t.clause} rules={[{ required: true }]}>
        <Select
          options={clauses.map((value, index) => ({
            value,
            label: zh ? `第 ${index + 1} 条（${value}）` : value,
          }))}
        />
      </Form.Item>
      <Form.Item name="gravity" label={t.gravity}>
        <Select
          options={(['minor', 'ordinary', 'serious', 'grave'] as const).map((value) => ({
            value,
            label: names[value],
          }))}
        />
      </Form.Item>
      <Form.Item name="note" label={t.text} rules={required}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={4000} />
      </Form.Item>
      <Form.Item name="page" label={t.page} rules={[{ type: 'url' }]}>
        <Input maxLength={2000} placeholder="https://" />
      </Form.Item>
      <ConcernedField />
      <FilePicker organization={organization} files={files} onFiles={setFiles} />
    </FormDialog>
  );
}
