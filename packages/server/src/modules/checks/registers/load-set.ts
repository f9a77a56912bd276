import { createHash } from 'node:crypto';
import type { Term } from '@sanshen/checks/text/lexicon/index';
import { type NamedPerson, noRegisters, type RegisterSet } from '@sanshen/checks/text/rules/register/index';
import {
  type RegisterName,
  type RegisterRow,
  registerForms,
  registers,
} from '@sanshen/contract/checks-registers';
import type { Instant, OrganizationId } from '@sanshen/domain/kernel';
import { pathTo } from '@sanshen/domain/organization';
import type { Database } from '../../../platform/db/database.ts';
import { loadSurroundings, namesOf } from '../../organization/public.ts';
import { isProblems, type ReadRow, readRow } from './read-row.ts';

/** Sets that are kept in memory; a server works for few organisations at once. */
const most = 16;
const kept = new Map<string, RegisterSet>();

/** What an organisation and its superiors registered, the nearest first. */
export async function registersFor(
  db: Database,
  organization: OrganizationId,
  at: Instant,
): Promise<RegisterSet> {
  const chain = [...pathTo(await loadSurroundings(db, [organization], at), organization)].reverse();
  if (chain.length === 0) return noRegisters;
  const heads = await db
    .selectFrom('check_register')
    .select(['organization_id', 'register', 'version'])
    .where('organization_id', 'in', chain)
    .where('entries', '>', 0)
    .orderBy('organization_id')
    .orderBy('register')
    .execute();
  if (heads.length === 0) return noRegisters;
  const key = createHash('sha256')
    .update(JSON.stringify([chain, heads]))
    .digest('hex')
    .slice(0, 16);
  const known = kept.get(key) ?? (await build(db, chain, key, at));
  kept.delete(key);
  kept.set(key, known);
  for (const oldest of kept.keys()) {
    if (kept.size <= most) break;
    kept.delete(oldest);
  }
  return known;
}

async function build(
  db: Database,
  chain: readonly OrganizationId[],
  key: string,
  at: Instant,
): Promise<RegisterSet> {
  const names = await namesOf(db, chain, at);
  const lists: { name: string; terms: Term[] }[] = [];
  const people: NamedPerson[] = [];
  const institutions: string[] = [];
  const wordings: string[] = [];
  const seen = new Set<string>();
  for (const organization of chain) {
    for (const register of registers) {
      const rows = await loadRows(db, organization, register);
      const read = rows.flatMap((row): ReadRow[] => {
        const one = readRow(register, row);
        return isProblems(one) ? [] : [one];
      });
      // What was stored was read before; an entry that a newer version refuses is passed over.
      const terms = read.flatMap((row) => row.terms);
      const name = `${names.get(organization) ?? ''}${registerForms[register].name.zh}`;
      if (terms.length > 0) lists.push({ name, terms });
      for (const row of read) {
        // The nearest organisation knows best what somebody is.
        for (const person of row.people) {
          if (seen.has(person.name)) continue;
          seen.add(person.name);
          people.push(person);
        }
        institutions.push(...row.institutions);
        wordings.push(...row.wordings);
      }
    }
  }
  return { key, lists, people, institutions, wordings };
}

async function loadRows(
  db: Database,
  organization: OrganizationId,
  register: RegisterName,
): Promise<readonly RegisterRow[]> {
  const rows = await db
    .selectFrom('check_register_entry')
    .select('entry')
    .where('organization_id', '=', organization)
    .where('register', '=', register)
    .where('to_version', 'is', null)
    .orderBy('position')
    .execute();
  // Written by saveRegister from rows.
  return rows.map(({ entry }) => entry as RegisterRow);
}
