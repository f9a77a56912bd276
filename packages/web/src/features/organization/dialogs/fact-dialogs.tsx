import {
  addQualification,
  endLeave,
  endQualification,
  recordLeave,
  setEmployment,
} from '@sanshen/contract/organization';
import type { RouteCall } from '@sanshen/contract/route';
import { Form, Input } from 'antd';
import { useCommand } from '../../../app/api.ts';
import { useTexts } from '../../../text/language.ts';
import { actionTexts } from '../action-texts.ts';
import { beginOf, dayOf, endOf, fromDay } from '../dates.ts';
import { FormDialog } from './FormDialog.tsx';
import { PeriodFields, WordField } from './fields.tsx';

interface About {
  readonly person: string;
  readonly name: string;
  readonly organization: string;
}

interface Props {
  readonly person: About;
  readonly onClose: () => void;
}

interface Days {
  readonly from: string;
  readonly to?: string;
}

const lastMoment = (to: string | undefined) => (to === undefined || to === '' ? null : endOf(to));

/** Records that a person is away, now or later. */
export function LeaveDialog({ person, onClose }: Props) {
  const t = useTexts(actionTexts);
  const record = useCommand(recordLeave);
  return (
    <FormDialog<Days>
      title={t.leave}
      lead={t.leaveLead(person.name)}
      initial={{ from: dayOf(new Date()) }}
      act={({ from: day, to }) => {
        const from = fromDay(day);
        return record.mutateAsync({
          params: { person: person.person },
          body: { ...(from === undefined ? {} : { from }), to: lastMoment(to) },
        });
      }}
      onClose={onClose}
    >
      <PeriodFields />
    </FormDialog>
  );
}

/** Sets the nature of a person's employment from a day on. */
export function EmploymentDialog({ person, onClose }: Props) {
  const t = useTexts(actionTexts);
  const set = useCommand(setEmployment);
  type Entered = { employment: RouteCall<typeof setEmployment>['body']['employment']; from: string };
  return (
    <FormDialog<Entered>
      title={t.setEmployment}
      lead={t.setEmploymentLead}
      initial={{ from: dayOf(new Date()) }}
      act={({ employment, from: day }) => {
        const from = fromDay(day);
        return set.mutateAsync({
          params: { person: person.person },
          body: { employment, ...(from === undefined ? {} : { from }) },
        });
      }}
      onClose={onClose}
    >
      <WordField unit={person.organization} name="employment" kind="employments" label={t.employment} />
      <Form.Item name="from" label={t.from} extra={t.fromHint} rules={[{ required: true }]}>
        <Input type="date" min={dayOf(new Date())} />
      </Form.Item>
    </FormDialog>
  );
}

/** Records a certificate with its dates, which may lie in the past. */
export function QualificationDialog({ person, onClose }: Props) {
  const t = useTexts(actionTexts);
  const add = useCommand(addQualification);
  return (
    <FormDialog<Days & { readonly kind: string }>
      title={t.addQualification}
      initial={{ from: dayOf(new Date()) }}
      act={({ kind, from, to }) =>
        add.mutateAsync({
          params: { person: person.person },
          body: { kind, from: beginOf(from), to: lastMoment(to) },
        })
      }
      onClose={onClose}
    >
      <WordField unit={person.organization} name="kind" kind="qualifications" label={t.qualification} />
      <PeriodFields past />
    </FormDialog>
  );
}

/** Ends a leave (`what` null), or withdraws the qualification that `what` names. */
export function EndFactDialog({
  fact,
  what,
  name,
  onClose,
}: {
  readonly fact: string;
  readonly what: string | null;
  readonly name: string;
  readonly onClose: () => void;
}) {
  const t = useTexts(actionTexts);
  const leave = useCommand(endLeave);
  const qualification = useCommand(endQualification);
  if (what === null) {
    return (
      <FormDialog
        title={t.endLeave}
        lead={t.endLeaveLead(name)}
        act={() => leave.mutateAsync({ params: { leave: fact }, body: {} })}
        onClose={onClose}
      />
    );
  }
  return (
    <FormDialog
      danger
      title={`${t.endQualification}：${what}`}
      ok={t.endQualification}
      lead={t.endQualificationLead(name, what)}
      act={() => qualification.mutateAsync({ params: { qualification: fact }, body: {} })}
      onClose={onClose}
    />
  );
}
