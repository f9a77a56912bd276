import {
  beginProbation,
  checkSelection,
  confirmSelection,
  endSelection,
  readSelectionForm,
  vouchForCandidate,
} from '@sanshen/contract/qualification-selection';
import { Form, Input, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import { useCommand, useRead } from '../../app/api.ts';
import { LoadingState } from '../../components/states.tsx';
import { useLocalized, useTexts } from '../../text/language.ts';
import { FormDialog } from '../organization/dialogs/FormDialog.tsx';
import type { Selection } from './selection.ts';
import { selectionTexts } from './texts.ts';

export type Step = 'check' | 'probation' | 'vouch' | 'confirm' | 'withdraw' | 'end';

interface Entered {
  readonly answers?: Readonly<Record<string, boolean>>;
  readonly note?: string;
  readonly mentor?: string;
  readonly endsOn?: string;
  readonly reason?: 'notConfirmed' | 'noNeed';
}

/** One step of a selection. */
export function StepDialog({
  selection: { selection, candidate, office, organization, status },
  step,
  onClose,
}: {
  readonly selection: Selection;
  readonly step: Step;
  readonly onClose: () => void;
}) {
  const t = useTexts(selectionTexts);
  const say = useLocalized();
  const params = { selection };
  const { data: form } = useRead(readSelectionForm, { params: { organization: organization.id } });
  const check = useCommand(checkSelection);
  const begin = useCommand(beginProbation);
  const vouch = useCommand(vouchForCandidate);
  const confirm = useCommand(confirmSelection);
  const end = useCommand(endSelection);
  const acts: Readonly<Record<Step, (values: Entered) => Promise<unknown>>> = {
    check: ({ answers, note = '' }) =>
      check.mutateAsync({
        params,
        body: { answers: (form?.criteria ?? []).map((_, index) => answers?.[index] === true), note },
      }),
    // The last moment of that day in China.
    probation: ({ mentor = '', endsOn = '' }) =>
      begin.mutateAsync({ params, body: { mentor, endsAt: `${endsOn}T16:00:00.000Z` } }),
    vouch: ({ note = '' }) => vouch.mutateAsync({ params, body: { note } }),
    confirm: () => confirm.mutateAsync({ params, body: {} }),
    withdraw: ({ note = '' }) => end.mutateAsync({ params, body: { reason: 'withdrawn', note } }),
    end: ({ reason = 'noNeed', note = '' }) => end.mutateAsync({ params, body: { reason, note } }),
  };
  const note = (
    <Form.Item name="note" label={t.note}>
      <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1000} />
    </Form.Item>
  );
  const mentors = form?.mentors.find((one) => one.office === office.id)?.people ?? [];
  const fields: Readonly<Record<Step, ReactNode>> = {
    check: (
      <>
        {(form?.criteria ?? []).map((line, index) => (
          <Form.Item
            key={line.zh}
            name={['answers', String(index)]}
            label={say(line)}
            rules={[{ required: true }]}
          >
            <Radio.Group
              options={[
                { value: true, label: t.met },
                { value: false, label: t.notMet },
              ]}
            />
          </Form.Item>
        ))}
        {note}
      </>
    ),
    probation: (
      <>
        <Form.Item name="mentor" label={t.mentor} rules={[{ required: true }]}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={mentors
              .filter(({ id }) => id !== candidate.id)
              .map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
        <Form.Item name="endsOn" label={t.endsOn} rules={[{ required: true }]}>
          <Input type="date" />
        </Form.Item>
      </>
    ),
    vouch: note,
    confirm: null,
    withdraw: note,
    end: (
      <>
        <Form.Item name="reason" label={t.reason} rules={[{ required: true }]}>
          <Radio.Group
            options={[
              ...(status === 'probation' ? [{ value: 'notConfirmed', label: t.notConfirmed }] : []),
              { value: 'noNeed', label: t.noNeed },
            ]}
          />
        </Form.Item>
        {note}
      </>
    ),
  };
  const lead =
    step === 'vouch'
      ? t.vouchLead
      : step === 'confirm'
        ? t.confirmLead(candidate.name, say(office.name))
        : undefined;
  return (
    <FormDialog<Entered>
      title={`${t[step]} · ${candidate.name}`}
      ok={t[step]}
      danger={step === 'end' || step === 'withdraw'}
      lead={lead}
      act={acts[step]}
      onClose={onClose}
    >
      {form === undefined ? <LoadingState rows={2} /> : fields[step]}
    </FormDialog>
  );
}
