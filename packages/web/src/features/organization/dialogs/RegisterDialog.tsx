import { registerPerson } from '@sanshen/contract/organization';
import type { RouteCall } from '@sanshen/contract/route';
import { Form, Input } from 'antd';
import { useCommand } from '../../../app/api.ts';
import { useTexts } from '../../../text/language.ts';
import { actionTexts } from '../action-texts.ts';
import { type UnitDetail, useGo } from '../use-unit.ts';
import { FormDialog } from './FormDialog.tsx';
import { WordField } from './fields.tsx';

type Entered = RouteCall<typeof registerPerson>['body'];

/** Registers a person with a unit, and shows him, since an office and a login come next. */
export function RegisterDialog({
  unit,
  onClose,
}: {
  readonly unit: UnitDetail;
  readonly onClose: () => void;
}) {
  const t = useTexts(actionTexts);
  const go = useGo();
  const register = useCommand(registerPerson);
  return (
    <FormDialog<Entered>
      title={t.register}
      lead={t.registerLead}
      act={async (body) => {
        const { id } = await register.mutateAsync({ params: { organization: unit.id }, body });
        go({ organization: unit.id, tab: 'people', person: id });
      }}
      onClose={onClose}
    >
      <Form.Item name="name" label={t.personName} rules={[{ required: true, whitespace: true }]}>
        <Input autoFocus maxLength={200} autoComplete="off" />
      </Form.Item>
      <WordField unit={unit.id} name="employment" kind="employments" label={t.employment} />
    </FormDialog>
  );
}
