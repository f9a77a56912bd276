import { delegate } from '@sanshen/contract/organization';
import { useCommand } from '../../../app/api.ts';
import { useTexts } from '../../../text/language.ts';
import { actionTexts } from '../action-texts.ts';
import { beginOf, dayOf, endOf } from '../dates.ts';
import { useUnitWords } from '../use-unit.ts';
import { FormDialog } from './FormDialog.tsx';
import { PeriodFields, PersonField } from './fields.tsx';

interface Entered {
  readonly person: string;
  readonly from: string;
  readonly to: string;
}

interface Leave {
  readonly from: string;
  readonly to: string | null;
}

/** Lets a colleague act in one's own office within one's leave. */
export function DelegateDialog({
  appointment,
  leave,
  onClose,
}: {
  readonly appointment: {
    readonly id: string;
    readonly person: string;
    readonly organization: string;
    readonly office: string;
  };
  readonly leave: Leave;
  readonly onClose: () => void;
}) {
  const t = useTexts(actionTexts);
  const words = useUnitWords(appointment.organization);
  const delegating = useCommand(delegate);
  const lastDay = leave.to === null ? undefined : dayOf(new Date(Date.parse(leave.to) - 1));
  const firstDay = later(dayOf(leave.from), dayOf(new Date()));
  return (
    <FormDialog<Entered>
      title={t.delegateTo(words('offices', appointment.office))}
      ok={t.delegate}
      lead={t.delegateLead}
      initial={{ from: firstDay, ...(lastDay === undefined ? {} : { to: lastDay }) }}
      act={({ person, from, to }) =>
        delegating.mutateAsync({
          params: { appointment: appointment.id },
          body: { person, ...within(leave, from, to) },
        })
      }
      onClose={onClose}
    >
      <PersonField
        unit={appointment.organization}
        label={t.substitute}
        without={appointment.person}
        elsewhere={false}
      />
      <PeriodFields withEnd mostTo={lastDay} />
    </FormDialog>
  );
}

/** The days as moments that do not reach beyond the leave, whose first and last day may be parts of days. */
function within(leave: Leave, from: string, to: string): { readonly from?: string; readonly to: string } {
  const begin = later(beginOf(from), leave.from);
  const end = leave.to === null ? endOf(to) : earlier(endOf(to), leave.to);
  return begin <= new Date().toISOString() ? { to: end } : { from: begin, to: end };
}

// Days and moments of one form stand in the order of their texts.
function later(a: string, b: string): string {
  return [a, b].sort()[1] ?? a;
}

function earlier(a: string, b: string): string {
  return [a, b].sort()[0] ?? a;
}
