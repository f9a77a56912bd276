import type { Instant, OrganizationId, PersonId } from '../kernel/index.ts';
import { inForce, onLeave, type PersonFacts } from '../organization/index.ts';
import type { ChannelRules } from '../policy/index.ts';
import type { ChannelStatus } from './channel.ts';
import { type RightObstacle, rightObstacle } from './rights.ts';

/** §11: 责任领导, 平台负责人, 运营人员. */
export const channelDuties = ['leader', 'platformLead', 'operator'] as const;
export type ChannelDuty = (typeof channelDuties)[number];

/** One line of the responsibility matrix: who answers for what of a channel; `deputy` stands in while the first is away. */
export interface DutyHolder {
  readonly duty: ChannelDuty;
  readonly person: PersonId;
  readonly deputy: boolean;
}

export const dutyGapKinds = [
  'leaderMissing',
  'platformLeadMissing',
  'operatorMissing',
  'holderLeft',
  'holderAway',
  'operatorWithoutRight',
  'noRightLeft',
] as const;
export type DutyGapKind = (typeof dutyGapKinds)[number];

/** A hole in the matrix; `person` and `obstacle` where it is about somebody. */
export interface DutyGap {
  readonly kind: DutyGapKind;
  readonly duty: ChannelDuty;
  readonly person: PersonId | null;
  readonly obstacle: RightObstacle | null;
}

/** What gaps are looked for with. */
export interface DutyFacts {
  readonly people: readonly PersonFacts[];
  readonly rules: ChannelRules['publishingRights'];
  /** Organisations whose people run the channel. */
  readonly organizations: readonly OrganizationId[];
  readonly now: Instant;
}

/** Statuses in which somebody has to answer for a channel. */
export const answeredFor: readonly ChannelStatus[] = ['filed', 'active', 'dormant', 'suspended'];

const missing = {
  leader: 'leaderMissing',
  platformLead: 'platformLeadMissing',
  operator: 'operatorMissing',
} as const;

/**
 * The holes of a channel's duties at an instant, gravest first: a duty that nobody holds, holders who left the organisation, who are away without
 * a deputy, operators whose publishing right has lapsed, and a channel on which nobody at all may publish.
 */
export function dutyGaps(duties: readonly DutyHolder[], facts: DutyFacts): readonly DutyGap[] {
  const gaps: DutyGap[] = [];
  for (const duty of channelDuties) {
    const holders = duties.filter((one) => one.duty === duty);
    if (!holders.some(({ deputy }) => !deputy)) gaps.push(gap(missing[duty], duty));
    const present = holders.filter(({ person }) => standing(person, facts) === 'here');
    for (const { person, deputy } of holders) {
      const where = standing(person, facts);
      if (where === 'left') gaps.push(gap('holderLeft', duty, person));
      if (where === 'away' && !deputy && present.length === 0) gaps.push(gap('holderAway', duty, person));
    }
  }
  const operators = duties.filter(({ duty }) => duty === 'operator').map(({ person }) => person);
  const obstacles = operators.map((person) => [person, obstacleTo(person, facts)] as const);
  for (const [person, obstacle] of obstacles) {
    if (obstacle !== null && obstacle !== 'noAppointment') {
      gaps.push({ ...gap('operatorWithoutRight', 'operator', person), obstacle });
    }
  }
  if (operators.length > 0 && obstacles.every(([, obstacle]) => obstacle !== null)) {
    gaps.push(gap('noRightLeft', 'operator'));
  }
  return gaps;
}

/** Whether somebody holds one of the duties of a channel, as first or deputy. */
export function holdsDuty(
  duties: readonly DutyHolder[],
  person: PersonId,
  which: readonly ChannelDuty[] = channelDuties,
): boolean {
  return duties.some((one) => one.person === person && which.includes(one.duty));
}

function gap(kind: DutyGapKind, duty: ChannelDuty, person: PersonId | null = null): DutyGap {
  return { kind, duty, person, obstacle: null };
}

function standing(id: PersonId, { people, organizations, now }: DutyFacts): 'here' | 'away' | 'left' {
  const person = people.find((known) => known.id === id);
  const held = person?.appointments.some(
    (one) => organizations.includes(one.organization) && inForce(one, now),
  );
  if (person === undefined || held !== true) return 'left';
  return onLeave(person, now) ? 'away' : 'here';
}

function obstacleTo(id: PersonId, { people, rules, organizations, now }: DutyFacts): RightObstacle | null {
  const person = people.find((known) => known.id === id);
  return person === undefined ? 'noAppointment' : rightObstacle(person, rules, organizations, now);
}
