import type { OrganizationRegister } from '../../registers/organization.ts';
import type { Rule } from '../../rule.ts';
import { registeredNames } from './names.ts';
import { registeredPeople } from './people.ts';
import { registeredWordings } from './wordings.ts';

/** The rules that an organisation's own register makes. */
export function registerRules(register: OrganizationRegister): readonly Rule[] {
  return [registeredPeople(register), registeredNames(register), registeredWordings(register)];
}
