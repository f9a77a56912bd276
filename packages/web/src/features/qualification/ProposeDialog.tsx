import { proposeSelection } from '@sanshen/contract/qualification-selection';
import { currentSession } from '@sanshen/contract/session';
import { Form, Input, Select } from 'antd';
import { useCommand, useRead } from '../../app/api.ts';
import { useLocalized, useTexts } from '../../text/language.ts';
import { FormDialog } from '../organization/dialogs/FormDialog.tsx';
import type { SelectionForm } from './selection.ts';
import { selectionTexts } from './texts.ts';

interface Entered {
  readonly candidate?: string;
  readonly office: string;
  readonly statement: string;
}

/** An application of one's own, or a recommendation of a colleague. */
export function ProposeDialog({
  organization,
  form,
  own,
  onClose,
}: {
  readonly organization: string;
  readonly form: SelectionForm;
  readonly own: boolean;
  readonly onClose: () => void;
}) {
  const t = useTexts(selectionTexts);
  const say = useLocalized();
  const propose = useCommand(proposeSelection);
  const { data: session } = useRead(currentSession, {});
  const me = session?.person ?? '';
  const send = ({ candidate, office, statement }: Entered) =>
    propose.mutateAsync({
      params: { organization },
      body: { candidate: own ? me : (candidate ?? ''), office, statement },
    });
  return (
    <FormDialog<Entered>
      title={own ? t.apply : t.recommend}
      act={send}
      done={t.proposeDone}
      onClose={onClose}
      initial={form.offices[0] === undefined ? {} : { office: form.offices[0].id }}
    >
      {!own && (
        <Form.Item name="candidate" label={t.candidate} rules={[{ required: true }]}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={form.people.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
      )}
      <Form.Item name="office" label={t.office} rules={[{ required: true }]}>
        <Select options={form.offices.map(({ id, name }) => ({ value: id, label: say(name) }))} />
      </Form.Item>
      <Form.Item name="statement" label={t.statement} rules={[{ required: true, whitespace: true }]}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={2000} />
      </Form.Item>
    </FormDialog>
  );
}
