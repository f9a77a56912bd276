import { instant } from '@sanshen/domain/kernel';
import { sql } from 'kysely';
import type { AppContext } from '../platform/context.ts';
import { demonstrationOrganizations } from './organizations.ts';
import { demonstrationPersonId } from './people.ts';

/** Stands for "disabled because the server does not run as demonstration", so that only those are enabled again. */
const outsideDemonstration = instant('1970-01-01T00:00:00.000Z');

/**
 * Enables the demonstration's logins, or disables them with their sessions: their one password is printed in the manual, so they must open
 * nothing where a database that the demonstration filled is served in earnest. One that a registrar enables there all the same must change it first.
 */
export async function setDemonstrationLogins({ db }: Pick<AppContext, 'db'>, open: boolean): Promise<void> {
  const everyOffice = demonstrationOrganizations.map(({ key }) => demonstrationPersonId(key, '%'));
  await db
    .updateTable('login')
    .set({ disabled_at: open ? null : outsideDemonstration, must_change_password: !open })
    .where(sql<boolean>`person_id like any(${everyOffice})`)
    .where('disabled_at', open ? '=' : 'is', open ? outsideDemonstration : null)
    .execute();
}
