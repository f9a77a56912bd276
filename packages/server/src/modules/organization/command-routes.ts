import * as contract from '@sanshen/contract/organization';
import { type AppointmentId, brandId, type OrganizationId, type PersonId } from '@sanshen/domain/kernel';
import { runCommand } from '../../platform/commands.ts';
import type { App, AppContext } from '../../platform/context.ts';
import { bindRoute } from '../../platform/http/bind-route.ts';
import { addQualification } from './add-qualification.ts';
import { appoint } from './appoint.ts';
import { appointActing } from './appoint-acting.ts';
import { changeOrganization } from './change-organization.ts';
import { delegate } from './delegate.ts';
import { endAppointment } from './end-appointment.ts';
import { endLeave } from './end-leave.ts';
import { endQualification } from './end-qualification.ts';
import { foundOrganization } from './found-organization.ts';
import { recordLeave } from './record-leave.ts';
import { registerPerson } from './register-person.ts';
import { setEmployment } from './set-employment.ts';

const organizationOf = (params: { readonly organization: string }) =>
  brandId<OrganizationId>(params.organization);
const personOf = (params: { readonly person: string }) => brandId<PersonId>(params.person);
const appointmentOf = (params: { readonly appointment: string }) =>
  brandId<AppointmentId>(params.appointment);

/** Binds what is decided about organisations, offices and people. */
export function commandRoutes(app: App, context: AppContext): void {
  const { clock } = context;

  bindRoute(app, contract.foundOrganization, ({ params, body, command, person }) =>
    runCommand(context, command, (trx) =>
      foundOrganization(trx, clock, { person }, organizationOf(params), body),
    ),
  );
  bindRoute(app, contract.changeOrganization, ({ params, body, command, person, ifMatch }) =>
    runCommand(context, command, async (trx) => {
      await changeOrganization(trx, clock, { person, ifMatch }, organizationOf(params), body);
      return undefined;
    }),
  );
  bindRoute(app, contract.registerPerson, ({ params, body, command, person }) =>
    runCommand(context, command, (trx) =>
      registerPerson(trx, clock, { person }, organizationOf(params), body),
    ),
  );
  bindRoute(app, contract.appoint, ({ params, body, command, person, ifMatch }) =>
    runCommand(context, command, (trx) =>
      appoint(trx, clock, { person, ifMatch }, organizationOf(params), body),
    ),
  );
  bindRoute(app, contract.appointActing, ({ params, body, command, person, ifMatch }) =>
    runCommand(context, command, (trx) =>
      appointActing(trx, clock, { person, ifMatch }, organizationOf(params), body),
    ),
  );
  bindRoute(app, contract.endAppointment, ({ params, body, command, person }) =>
    runCommand(context, command, async (trx) => {
      await endAppointment(trx, clock, { person }, appointmentOf(params), body.at);
      return undefined;
    }),
  );
  bindRoute(app, contract.delegate, ({ params, body, command, person }) =>
    runCommand(context, command, (trx) => delegate(trx, clock, { person }, appointmentOf(params), body)),
  );
  bindRoute(app, contract.recordLeave, ({ params, body, command, person }) =>
    runCommand(context, command, (trx) => recordLeave(trx, clock, { person }, personOf(params), body)),
  );
  bindRoute(app, contract.endLeave, ({ params, body, command, person }) =>
    runCommand(context, command, async (trx) => {
      await endLeave(trx, clock, { person }, params.leave, body.at);
      return undefined;
    }),
  );
  bindRoute(app, contract.endQualification, ({ params, body, command, person }) =>
    runCommand(context, command, async (trx) => {
      await endQualification(trx, clock, { person }, params.qualification, body.at);
      return undefined;
    }),
  );
  bindRoute(app, contract.setEmployment, ({ params, body, command, person }) =>
    runCommand(context, command, (trx) => setEmployment(trx, clock, { person }, personOf(params), body)),
  );
  bindRoute(app, contract.addQualification, ({ params, body, command, person }) =>
    runCommand(context, command, (trx) => addQualification(trx, clock, { person }, personOf(params), body)),
  );
}
