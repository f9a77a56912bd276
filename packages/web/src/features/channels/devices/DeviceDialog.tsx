import { registerDevice } from '@sanshen/contract/channels-devices';
import type { DeviceKind } from '@sanshen/domain/channels';
import { Checkbox, Form, Input, Select } from 'antd';
import { useCommand } from '../../../app/api.ts';
import { useTexts } from '../../../text/language.ts';
import { FormDialog } from '../../organization/dialogs/FormDialog.tsx';
import { usePeople } from '../dialogs/DutyFields.tsx';
import { channelTexts } from '../texts.ts';
import { useRegisterChoices } from '../words.ts';

interface Entered {
  readonly assetNumber: string;
  readonly kind: DeviceKind;
  readonly model: string;
  readonly custodian: string;
  readonly owned: boolean;
}

/** Registers a device that belongs to the unit. */
export function DeviceDialog({
  organization,
  onClose,
}: {
  readonly organization: string;
  readonly onClose: () => void;
}) {
  const t = useTexts(channelTexts);
  const choices = useRegisterChoices();
  const register = useCommand(registerDevice);
  const { data } = usePeople(organization);
  const people = (data?.items ?? []).map(({ person, name }) => ({ value: person, label: name }));
  return (
    <FormDialog<Entered>
      title={t.addDevice}
      lead={t.ownedHint}
      initial={{ kind: 'phone', owned: false }}
      act={({ owned: _said, ...device }) =>
        register.mutateAsync({ params: { organization }, body: { ...device, organizationOwned: true } })
      }
      onClose={onClose}
    >
      <Form.Item name="assetNumber" label={t.assetNumber} rules={[{ required: true, whitespace: true }]}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="kind" label={t.kind} rules={[{ required: true }]}>
        <Select options={choices('devices')} />
      </Form.Item>
      <Form.Item name="model" label={t.model} rules={[{ required: true, whitespace: true }]}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="custodian" label={t.custodian} rules={[{ required: true }]}>
        <Select options={people} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      <Form.Item
        name="owned"
        valuePropName="checked"
        rules={[
          {
            validator: (_, said: boolean) =>
              said ? Promise.resolve() : Promise.reject(new Error(t.ownedNeeded)),
          },
        ]}
      >
        <Checkbox>{t.owned}</Checkbox>
      </Form.Item>
    </FormDialog>
  );
}
