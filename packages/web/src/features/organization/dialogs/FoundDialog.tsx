import { foundOrganization } from '@sanshen/contract/organization';
import { Checkbox, Form, Input } from 'antd';
import { useCommand } from '../../../app/api.ts';
import { useTexts } from '../../../text/language.ts';
import { actionTexts } from '../action-texts.ts';
import { type UnitDetail, useGo } from '../use-unit.ts';
import { FormDialog } from './FormDialog.tsx';
import { WordField } from './fields.tsx';

interface Entered {
  readonly name: string;
  readonly kind: string;
  readonly publicityDepartment: boolean;
}

/** Founds a unit below another, and goes to it. */
export function FoundDialog({ unit, onClose }: { readonly unit: UnitDetail; readonly onClose: () => void }) {
  const t = useTexts(actionTexts);
  const go = useGo();
  const found = useCommand(foundOrganization);
  return (
    <FormDialog<Entered>
      title={t.found}
      initial={{ publicityDepartment: false }}
      act={async (body) => {
        const { id } = await found.mutateAsync({ params: { organization: unit.id }, body });
        go({ organization: id });
      }}
      onClose={onClose}
    >
      <Form.Item name="name" label={t.name} extra={t.nameHint} rules={[{ required: true, whitespace: true }]}>
        <Input autoFocus maxLength={200} />
      </Form.Item>
      <WordField unit={unit.id} name="kind" kind="organizationKinds" label={t.kind} />
      <Form.Item name="publicityDepartment" valuePropName="checked" extra={t.isPublicityHint}>
        <Checkbox>{t.isPublicity}</Checkbox>
      </Form.Item>
    </FormDialog>
  );
}
