import { registerTexts } from '@sanshen/contract/channels-texts';
import {
  applicationRefusal,
  type ChannelPlatform,
  channelPlatforms,
  channelRefusals,
  type DutyHolder,
  type Filing,
  filingLacks,
  type VerificationKind,
  verificationKinds,
} from '@sanshen/domain/channels';
import type { LocalizedText, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import type { PersonFacts } from '@sanshen/domain/organization';
import { type ListColumn, type ListRow, listColumns } from './list-columns.ts';

/** What a list is read against. */
export interface Surroundings {
  /** Organisations that may be named, by name. */
  readonly organizations: ReadonlyMap<string, Place>;
  readonly own: Place;
  /** `platform handle` of channels that are on the register. */
  readonly taken: ReadonlySet<string>;
}

/** An organisation, its people and what its rule book asks. */
export interface Place {
  readonly id: OrganizationId;
  readonly name: string;
  readonly people: readonly PersonFacts[];
  readonly rules: Parameters<typeof applicationRefusal>[1]['rules'];
  readonly scopes: Parameters<typeof applicationRefusal>[1]['scopes'];
  readonly now: Parameters<typeof applicationRefusal>[1]['now'];
}

export interface PlannedChannel {
  readonly row: number;
  readonly organization: OrganizationId;
  readonly organizationName: string;
  readonly platform: ChannelPlatform;
  readonly name: string;
  readonly handle: string;
  readonly purpose: string;
  readonly duties: readonly DutyHolder[];
  readonly filing: Filing;
}

export interface ListProblem {
  readonly row: number;
  readonly column: string;
  readonly message: LocalizedText;
}

/** What a list of channels amounts to: those that can be entered, those on the register already, and every problem by row. */
export interface ListPlan {
  readonly rows: number;
  readonly known: number;
  readonly problems: readonly ListProblem[];
  readonly channels: readonly PlannedChannel[];
}

const texts = {
  missing: { zh: '此栏必填', en: 'This column must be filled' },
  organization: { zh: '不是本单位或下级单位的名称', en: 'Not the name of this organisation or one below it' },
  platform: { zh: '没有此平台', en: 'There is no such platform' },
  verification: { zh: '没有此认证类别', en: 'There is no such kind of verification' },
  nobody: (name: string) => ({ zh: `本单位没有“${name}”`, en: `Nobody here is called “${name}”` }),
  several: (name: string) => ({
    zh: `有多人叫“${name}”，请逐个登记`,
    en: `Several people are called “${name}”`,
  }),
  twice: { zh: '同一账号在清单中重复', en: 'The list has this channel twice' },
} as const;

/** Reads rows as channels. Pure; nothing is entered while there is a problem. */
export function planList(
  rows: readonly { readonly row: number; readonly values: ListRow }[],
  surroundings: Surroundings,
): ListPlan {
  const problems: ListProblem[] = [];
  const channels: PlannedChannel[] = [];
  const seen = new Set<string>();
  let known = 0;
  for (const { row, values } of rows) {
    const found: ListProblem[] = [];
    const say = (column: ListColumn, message: LocalizedText) => {
      found.push({ row, column: listColumns.find(({ key }) => key === column)?.zh ?? column, message });
    };
    const planned = readRow(row, values, surroundings, say);
    if (planned !== null) {
      const name = `${planned.platform} ${planned.handle}`;
      if (seen.has(name)) say('handle', texts.twice);
      else if (surroundings.taken.has(name)) known += 1;
      else if (found.length === 0) channels.push(planned);
      seen.add(name);
    }
    problems.push(...found);
  }
  return { rows: rows.length, known, problems, channels };
}

type Say = (column: ListColumn, message: LocalizedText) => void;

function readRow(
  row: number,
  values: ListRow,
  { organizations, own }: Surroundings,
  say: Say,
): PlannedChannel | null {
  const missing = listColumns.filter(({ key, required }) => required && values[key] === '');
  for (const { key } of missing) say(key, texts.missing);
  const place = values.organization === '' ? own : organizations.get(values.organization);
  if (place === undefined) say('organization', texts.organization);
  const platform = byName(channelPlatforms, registerTexts.platforms, values.platform);
  if (platform === null && values.platform !== '') say('platform', texts.platform);
  const kind: VerificationKind | null =
    values.verification === ''
      ? 'none'
      : byName(verificationKinds, registerTexts.verification, values.verification);
  if (kind === null) say('verification', texts.verification);
  if (place === undefined || platform === null || kind === null || missing.length > 0) return null;
  const person = (column: ListColumn, name: string) => personNamed(place, name, (text) => say(column, text));
  const duties = dutiesIn(values, person);
  const administrator =
    values.administrator === ''
      ? (duties.find(({ duty }) => duty === 'platformLead')?.person ?? null)
      : person('administrator', values.administrator);
  const leader = duties.find(({ duty }) => duty === 'leader')?.person ?? null;
  const filing: Filing = {
    verification: { kind, subject: values.subject, validTo: null },
    bindings: administrator === null ? [] : [{ person: administrator, role: 'administrator' }],
    recovery: leader === null ? [] : [{ person: leader, via: 'administrator', ending: '' }],
  };
  const refusal = applicationRefusal({ purpose: values.purpose, duties }, place);
  // Who is not found was said already.
  if (refusal !== null && duties.length > 2) say('operators', channelRefusals[refusal.code]);
  for (const gap of filingLacks(filing, values.handle)) {
    if (gap === 'subject' || gap === 'personalVerification') say('subject', registerTexts.filingGaps[gap]);
  }
  const { name, handle, purpose } = values;
  return {
    ...{ row, platform, name, handle, purpose, duties, filing },
    organization: place.id,
    organizationName: place.name,
  };
}

function dutiesIn(
  values: ListRow,
  person: (column: ListColumn, name: string) => PersonId | null,
): readonly DutyHolder[] {
  const one = (column: ListColumn, duty: DutyHolder['duty'], name: string, deputy = false): DutyHolder[] => {
    const found = name === '' ? null : person(column, name);
    return found === null ? [] : [{ duty, person: found, deputy }];
  };
  return [
    ...one('leader', 'leader', values.leader),
    ...one('leaderDeputy', 'leader', values.leaderDeputy, true),
    ...one('platformLead', 'platformLead', values.platformLead),
    ...values.operators.split(/[、,，;；]/).flatMap((name) => one('operators', 'operator', name.trim())),
  ];
}

function personNamed({ people }: Place, name: string, say: (text: LocalizedText) => void): PersonId | null {
  const found = people.filter((one) => one.name === name);
  if (found.length === 0) say(texts.nobody(name));
  if (found.length > 1) say(texts.several(name));
  return found.length === 1 ? (found[0]?.id ?? null) : null;
}

function byName<Key extends string>(
  keys: readonly Key[],
  names: Readonly<Record<Key, LocalizedText>>,
  text: string,
): Key | null {
  const wanted = text.replace(/\s/g, '').toLowerCase();
  return (
    keys.find((key) =>
      [key, names[key].zh, names[key].en].some((one) => one.replace(/\s/g, '').toLowerCase() === wanted),
    ) ?? null
  );
}
