import { type circularBasis, draftCircular } from '@sanshen/contract/circulars';
import type { RouteAnswer } from '@sanshen/contract/route';
import { useNavigate } from '@tanstack/react-router';
import { Form, Input, Radio, Select } from 'antd';
import { useCommand } from '../../app/api.ts';
import { useTexts } from '../../text/language.ts';
import { FormDialog } from '../organization/dialogs/FormDialog.tsx';
import { EnvelopeFields, type EnvelopeValues } from './EnvelopeFields.tsx';
import { circularKindTexts, circularTexts } from './texts.ts';

type Kind = 'cases' | 'assessment' | 'free';

interface Values extends EnvelopeValues {
  readonly kind: Kind;
  readonly cases?: string[];
  readonly assessments?: string[];
  readonly reason?: string;
  readonly period?: string;
}

/** Draws a circular up; leads to it. */
export function DraftDialog({
  organization,
  basis,
  onClose,
}: {
  readonly organization: string;
  readonly basis: RouteAnswer<typeof circularBasis>;
  readonly onClose: () => void;
}) {
  const t = useTexts(circularTexts);
  const kinds = useTexts(circularKindTexts);
  const command = useCommand(draftCircular);
  const navigate = useNavigate();
  const send = async ({ kind, cases, assessments, reason, period, ...envelope }: Values) => {
    const { circular } = await command.mutateAsync({
      params: { organization },
      body: {
        ...{ kind, prefix: envelope.prefix, recipients: envelope.recipients, copyTo: envelope.copyTo ?? [] },
        cases: kind === 'cases' ? (cases ?? []) : [],
        assessments: kind === 'assessment' ? (assessments ?? []) : [],
        reason: kind === 'free' ? (reason ?? '') : '',
        period: kind === 'cases' ? (period ?? '') : '',
      },
    });
    await navigate({ to: '/supervision/circulars/$circular', params: { circular } });
  };
  const first: Kind = basis.cases.length > 0 ? 'cases' : basis.assessments.length > 0 ? 'assessment' : 'free';
  return (
    <FormDialog<Values>
      title={t.draft}
      lead={t.draftLead}
      done={null}
      initial={{ kind: first, prefix: basis.prefix, recipients: [], copyTo: [] }}
      act={send}
      onClose={onClose}
    >
      <Form.Item name="kind" label={t.kind}>
        <Radio.Group
          options={(['cases', 'assessment', 'free'] as const).map((value) => ({
            value,
            label: kinds[value],
          }))}
        />
      </Form.Item>
      <Form.Item noStyle dependencies={['kind']}>
        {({ getFieldValue }) => <MaterialFields kind={getFieldValue('kind') as Kind} basis={basis} />}
      </Form.Item>
      <EnvelopeFields basis={basis} />
    </FormDialog>
  );
}

function MaterialFields({
  kind,
  basis,
}: {
  readonly kind: Kind;
  readonly basis: RouteAnswer<typeof circularBasis>;
}) {
  const t = useTexts(circularTexts);
  const required = [{ required: true, whitespace: true }];
  if (kind === 'free') {
    return (
      <Form.Item name="reason" label={t.freeTitle} rules={required}>
        <Input maxLength={200} />
      </Form.Item>
    );
  }
  if (kind === 'assessment') {
    return (
      <Form.Item name="assessments" label={t.assessments} rules={[{ required: true }]}>
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          notFoundContent={t.noAssessments}
          options={basis.assessments.map((one) => ({
            value: one.assessment,
            label: `${one.unitName} ${one.period}`,
          }))}
        />
      </Form.Item>
    );
  }
  return (
    <>
      <Form.Item name="cases" label={t.cases} rules={[{ required: true }]}>
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          notFoundContent={t.noCases}
          options={basis.cases.map((one) => ({ value: one.case, label: `${one.unitName}：${one.title}` }))}
        />
      </Form.Item>
      <Form.Item name="period" label={t.period} rules={required}>
        <Input maxLength={40} placeholder={t.periodHint} />
      </Form.Item>
    </>
  );
}
