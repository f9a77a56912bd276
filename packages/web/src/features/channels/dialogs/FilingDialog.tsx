import { stepChannel } from '@sanshen/contract/channels-register';
import type { RouteCall } from '@sanshen/contract/route';
import type { VerificationKind } from '@sanshen/domain/channels';
import { Form, Input, Select } from 'antd';
import { useCommand } from '../../../app/api.ts';
import { useTexts } from '../../../text/language.ts';
import { FormDialog } from '../../organization/dialogs/FormDialog.tsx';
import type { Entry } from '../entry.ts';
import { channelTexts } from '../texts.ts';
import { useRegisterChoices } from '../words.ts';
import { usePeople } from './DutyFields.tsx';

type Filing = Extract<RouteCall<typeof stepChannel>['body'], { kind: 'file' }>['filing'];

interface Entered {
  readonly handle?: string;
  readonly kind: VerificationKind;
  readonly subject?: string;
  readonly validTo?: string;
  readonly administrators: readonly string[];
  readonly operators?: readonly string[];
  readonly contact: string;
  readonly via: Filing['recovery'][number]['via'];
  readonly ending?: string;
}

/** Files a channel, or amends what was filed: platform id, verification, who is bound there, and how to get it back. */
export function FilingDialog({
  entry,
  step,
  onClose,
}: {
  readonly entry: Entry;
  readonly step: 'file' | 'amendFiling';
  readonly onClose: () => void;
}) {
  const t = useTexts(channelTexts);
  const choices = useRegisterChoices();
  const command = useCommand(stepChannel);
  const { data } = usePeople(entry.organization);
  const people = (data?.items ?? []).map(({ person, name }) => ({ value: person, label: name }));
  const search = { showSearch: { optionFilterProp: 'label' }, options: people } as const;
  const known = entry.filing;
  const bound = (role: 'administrator' | 'operator') =>
    (known?.bindings ?? []).filter((one) => one.role === role).map(({ person }) => person);
  const [contact] = known?.recovery ?? [];
  const act = async (values: Entered) => {
    const filing = filingOf(values);
    const body =
      step === 'file'
        ? ({ kind: 'file', handle: values.handle ?? '', filing } as const)
        : ({ kind: 'amendFiling', filing } as const);
    await command.mutateAsync({ params: { channel: entry.id }, body, ifMatch: String(entry.version) });
  };
  const needed = [{ required: true }];
  return (
    <FormDialog<Entered>
      title={t[step]}
      initial={{
        handle: entry.handle,
        kind: known?.verification.kind ?? 'government',
        subject: known?.verification.subject ?? entry.organizationName,
        ...(known?.verification.validTo == null ? {} : { validTo: known.verification.validTo }),
        administrators: bound('administrator'),
        operators: bound('operator'),
        ...(contact === undefined ? {} : { contact: contact.person, ending: contact.ending }),
        via: contact?.via ?? 'phone',
      }}
      act={act}
      onClose={onClose}
    >
      {step === 'file' && (
        <Form.Item
          name="handle"
          label={t.handle}
          extra={t.handleHint}
          rules={[{ required: true, whitespace: true }]}
        >
          <Input maxLength={300} />
        </Form.Item>
      )}
      <Form.Item name="kind" label={t.verifiedAs} rules={needed}>
        <Select options={choices('verification').filter(({ value }) => value !== 'personal')} />
      </Form.Item>
      <Form.Item name="subject" label={t.subject}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="validTo" label={t.validTo}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="administrators" label={t.administrators} rules={needed}>
        <Select mode="multiple" {...search} />
      </Form.Item>
      <Form.Item name="operators" label={t.boundOperators}>
        <Select mode="multiple" {...search} />
      </Form.Item>
      <Form.Item name="contact" label={t.recoveryPerson} rules={needed}>
        <Select {...search} />
      </Form.Item>
      <Form.Item name="via" label={t.recoveryVia} rules={needed}>
        <Select
          options={[
            { value: 'phone', label: t.viaPhone },
            { value: 'email', label: t.viaEmail },
            { value: 'administrator', label: t.viaAdministrator },
          ]}
        />
      </Form.Item>
      <Form.Item name="ending" label={t.recoveryEnding} extra={t.recoveryEndingHint}>
        <Input maxLength={8} />
      </Form.Item>
    </FormDialog>
  );
}

function filingOf(values: Entered): Filing {
  const { kind, subject = '', validTo, administrators, operators = [], contact, via, ending = '' } = values;
  return {
    verification: { kind, subject, validTo: validTo === undefined || validTo === '' ? null : validTo },
    bindings: [
      ...administrators.map((person) => ({ person, role: 'administrator' as const })),
      ...operators.map((person) => ({ person, role: 'operator' as const })),
    ],
    recovery: [{ person: contact, via, ending }],
  };
}
