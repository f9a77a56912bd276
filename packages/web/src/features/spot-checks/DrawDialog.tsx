import type { RouteAnswer } from '@sanshen/contract/route';
import { drawSpotCheck, type listSpotChecks } from '@sanshen/contract/spot-checks';
import { daysAfter, instantOf } from '@sanshen/domain/calendar';
import { useNavigate } from '@tanstack/react-router';
import { Button, Form, Input, InputNumber, Radio, Select } from 'antd';
import { useCommand } from '../../app/api.ts';
import { todayInChina } from '../../components/time.tsx';
import { useTexts } from '../../text/language.ts';
import { FormDialog } from '../organization/dialogs/FormDialog.tsx';
import { spotChecksTexts } from './texts.ts';

interface Values {
  readonly title: string;
  readonly from: string;
  readonly to: string;
  readonly units: string[];
  readonly method: 'random' | 'risk';
  readonly size: number;
  readonly first: string;
  readonly second: string;
  readonly referee: string;
}

/** Plans a spot check and draws it. */
export function DrawDialog({
  organization,
  choices,
  onClose,
}: {
  readonly organization: string;
  readonly choices: Pick<RouteAnswer<typeof listSpotChecks>, 'units' | 'people'>;
  readonly onClose: () => void;
}) {
  const t = useTexts(spotChecksTexts);
  const navigate = useNavigate();
  const command = useCommand(drawSpotCheck);
  const today = todayInChina();
  const people = choices.people.map(({ person, name }) => ({ value: person, label: name }));
  const units = choices.units.map((one) => ({ value: one.organization, label: one.name }));
  const required = [{ required: true }];
  const send = async (values: Values) => {
    const { title, from, to, method, size, first, second, referee } = values;
    const { check } = await command.mutateAsync({
      params: { organization },
      body: {
        ...{ title: title.trim(), method, size, referee, units: values.units },
        from: instantOf(from, 0),
        to: instantOf(daysAfter(to, 1), 0),
        inspectors: [first, second],
      },
    });
    await navigate({ to: '/supervision/spot-checks/$check', params: { check } });
  };
  const person = (name: 'first' | 'second' | 'referee', label: string) => (
    <Form.Item name={name} label={label} rules={required}>
      <Select showSearch={{ optionFilterProp: 'label' }} options={people} />
    </Form.Item>
  );
  return (
    <FormDialog<Values>
      title={t.draw}
      lead={t.drawLead}
      done={t.drawn}
      initial={{ from: daysAfter(today, -30), to: today, method: 'risk', size: 5, units: [] }}
      act={send}
      onClose={onClose}
    >
      <Form.Item name="title" label={t.name} rules={[{ required: true, whitespace: true }]}>
        <Input maxLength={200} autoFocus />
      </Form.Item>
      <Form.Item name="from" label={t.from} rules={required}>
        <Input type="date" max={today} />
      </Form.Item>
      <Form.Item name="to" label={t.to} rules={required}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="units" label={t.units} rules={required}>
        <Select mode="multiple" maxTagCount={4} showSearch={{ optionFilterProp: 'label' }} options={units} />
      </Form.Item>
      <AllUnits units={units.map(({ value }) => value)} />
      <Form.Item name="method" label={t.method} extra={t.riskHint}>
        <Radio.Group
          options={[
            { value: 'risk', label: t.risk },
            { value: 'random', label: t.random },
          ]}
        />
      </Form.Item>
      <Form.Item name="size" label={t.size} rules={required}>
        <InputNumber min={1} max={50} />
      </Form.Item>
      {person('first', t.inspector(1))}
      {person('second', t.inspector(2))}
      {person('referee', t.referee)}
    </FormDialog>
  );
}

function AllUnits({ units }: { readonly units: readonly string[] }) {
  const t = useTexts(spotChecksTexts);
  const form = Form.useFormInstance();
  return (
    <Form.Item>
      <Button size="small" onClick={() => form.setFieldValue('units', [...units])}>
        {t.allUnits}
      </Button>
    </Form.Item>
  );
}
