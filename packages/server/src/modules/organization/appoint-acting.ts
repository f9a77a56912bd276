import type { AppointmentId, OrganizationId } from '@sanshen/domain/kernel';
import type { Clock } from '../../platform/clock.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { type AppointmentWish, appointIn } from './appoint.ts';
import { type Asker, openScene } from './record.ts';

/** 代行: names somebody who acts in an office until a date; an acting appointment always ends. Gives its id. */
export async function appointActing(
  trx: Transaction,
  clock: Clock,
  asker: Asker,
  organization: OrganizationId,
  wish: AppointmentWish & { readonly to: string },
): Promise<{ readonly id: AppointmentId }> {
  const scene = await openScene(trx, clock, asker, organization, 'changeAppointments');
  return appointIn(scene, wish, true);
}
