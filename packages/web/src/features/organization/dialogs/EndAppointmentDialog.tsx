import { endAppointment } from '@sanshen/contract/organization';
import { useCommand } from '../../../app/api.ts';
import { useSession } from '../../../app/session.tsx';
import { useTexts } from '../../../text/language.ts';
import { actionTexts } from '../action-texts.ts';
import { useUnitWords } from '../use-unit.ts';
import { FormDialog } from './FormDialog.tsx';

/** Ends an appointment now: somebody else's, or one's own. */
export function EndAppointmentDialog({
  appointment,
  name,
  onClose,
}: {
  readonly appointment: {
    readonly id: string;
    readonly person: string;
    readonly organization: string;
    readonly office: string;
    readonly acting: boolean;
  };
  readonly name: string;
  readonly onClose: () => void;
}) {
  const t = useTexts(actionTexts);
  const me = useSession().person;
  const words = useUnitWords(appointment.organization);
  const end = useCommand(endAppointment);
  const verb = appointment.acting ? t.endActing : appointment.person === me ? t.resign : t.end;
  return (
    <FormDialog
      danger
      title={`${verb}：${name} · ${words('offices', appointment.office)}`}
      ok={verb}
      lead={
        <>
          <p>{t.endLead(name, words('offices', appointment.office))}</p>
          <p>{t.endSoleHolder}</p>
        </>
      }
      act={() => end.mutateAsync({ params: { appointment: appointment.id }, body: {} })}
      onClose={onClose}
    />
  );
}
