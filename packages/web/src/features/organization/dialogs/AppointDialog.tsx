import { appoint, appointActing } from '@sanshen/contract/organization';
import { useCommand } from '../../../app/api.ts';
import { useSession } from '../../../app/session.tsx';
import { useTexts } from '../../../text/language.ts';
import { actionTexts } from '../action-texts.ts';
import { dayOf, endOf, fromDay } from '../dates.ts';
import type { UnitDetail } from '../use-unit.ts';
import { FormDialog } from './FormDialog.tsx';
import { PeriodFields, PersonField, WordField } from './fields.tsx';

interface Entered {
  readonly person: string;
  readonly office: string;
  readonly from: string;
  readonly to?: string;
}

/** Appoints somebody to an office, or names who acts in it until a day. */
export function AppointDialog({
  unit,
  acting,
  office,
  person,
  onClose,
}: {
  readonly unit: UnitDetail;
  readonly acting: boolean;
  /** Chosen already. */
  readonly office?: string;
  readonly person?: string;
  readonly onClose: () => void;
}) {
  const t = useTexts(actionTexts);
  const me = useSession().person;
  const appointing = useCommand(appoint);
  const naming = useCommand(appointActing);
  const act = ({ from: day, to, ...who }: Entered) => {
    const from = fromDay(day);
    const parts = { params: { organization: unit.id }, ifMatch: String(unit.version) };
    const body = { ...who, ...(from === undefined ? {} : { from }) };
    if (acting) return naming.mutateAsync({ ...parts, body: { ...body, to: endOf(to ?? day) } });
    const end = to === undefined || to === '' ? null : endOf(to);
    return appointing.mutateAsync({ ...parts, body: { ...body, to: end } });
  };
  return (
    <FormDialog<Entered>
      title={acting ? t.appointActing : t.appointTo(unit.name)}
      ok={acting ? t.appointActing : t.appoint}
      {...(acting ? { lead: t.actingLead } : {})}
      initial={{
        from: dayOf(new Date()),
        ...(office === undefined ? {} : { office }),
        ...(person === undefined ? {} : { person }),
      }}
      act={act}
      onClose={onClose}
    >
      <WordField unit={unit.id} name="office" kind="offices" label={t.office} />
      <PersonField unit={unit.id} without={me} />
      <PeriodFields withEnd={acting} />
    </FormDialog>
  );
}
