import { draftAssessments, listAssessments } from '@sanshen/contract/assessments';
import { dayOf } from '@sanshen/domain/calendar';
import { useNavigate } from '@tanstack/react-router';
import { Form, Select } from 'antd';
import { useCommand, useRead } from '../../app/api.ts';
import { useMessages } from '../../components/useMessages.ts';
import { useTexts } from '../../text/language.ts';
import { FormDialog } from '../organization/dialogs/FormDialog.tsx';
import { lastPeriod, recentPeriods } from './periods.ts';
import { assessmentTexts } from './texts.ts';
import { usePeriodName } from './use-period-name.ts';

interface Values {
  readonly period: string;
  readonly units: string[];
}

/** Has assessments of a period computed, or computed again while they are drafts. */
export function ComputeDialog({
  organization,
  everyMonths,
  onClose,
}: {
  readonly organization: string;
  readonly everyMonths: number | null;
  readonly onClose: () => void;
}) {
  const t = useTexts(assessmentTexts);
  const messages = useMessages();
  const navigate = useNavigate();
  const nameOf = usePeriodName();
  const command = useCommand(draftAssessments);
  const periods = recentPeriods(dayOf(new Date().toISOString() as never), everyMonths);
  const send = async ({ period, units }: Values) => {
    const { drafted, unchanged } = await command.mutateAsync({
      params: { organization },
      body: { period, units },
    });
    messages.done(t.drafted(drafted, unchanged));
    await navigate({ to: '/supervision/assessments', search: { organization, side: 'units', period } });
  };
  return (
    <FormDialog<Values>
      title={t.compute}
      lead={t.computeLead}
      done={null}
      initial={{ period: lastPeriod(periods), units: [] }}
      act={send}
      onClose={onClose}
    >
      <Form.Item name="period" label={t.period}>
        <Select options={periods.map((value) => ({ value, label: nameOf(value) }))} />
      </Form.Item>
      <Form.Item noStyle dependencies={['period']}>
        {({ getFieldValue }) => (
          <UnitsField organization={organization} period={String(getFieldValue('period'))} />
        )}
      </Form.Item>
    </FormDialog>
  );
}

function UnitsField({ organization, period }: { readonly organization: string; readonly period: string }) {
  const t = useTexts(assessmentTexts);
  const query = { side: 'units' as const, period };
  const { data } = useRead(listAssessments, { params: { organization }, query });
  const units = [...(data?.left ?? []), ...(data?.drafted ?? [])].map(({ unit, name }) => ({
    value: unit,
    label: name,
  }));
  return (
    <Form.Item name="units" label={t.computeUnits} rules={[{ required: true }]}>
      <Select
        mode="multiple"
        loading={data === undefined}
        showSearch={{ optionFilterProp: 'label' }}
        maxTagCount="responsive"
        options={units}
      />
    </Form.Item>
  );
}
