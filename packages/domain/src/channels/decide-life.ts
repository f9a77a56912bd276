import type { Digest, Instant, OrganizationId } from '../kernel/index.ts';
import {
  appointmentInForce,
  inForce,
  type OfficeStanding,
  onLeave,
  type PersonFacts,
  type PersonSnapshot,
} from '../organization/index.ts';
import type { ChannelRules, Scope } from '../policy/index.ts';
import type { ChannelStatus } from './channel.ts';
import type { DutyHolder } from './duties.ts';
import { channelDuties } from './duties.ts';
import { type Filing, filingLacks } from './filing.ts';
import type { ChannelLife, LifeEvent } from './life.ts';
import type { ChannelRefusal } from './refusals.ts';
import { rightObstacle } from './rights.ts';

/** What somebody wants done with a channel. Whether he keeps channels at all (§11) was looked at before. */
export type LifeCommand =
  | { readonly kind: 'approve'; readonly note: string }
  | { readonly kind: 'refuse'; readonly reason: string }
  | { readonly kind: 'file'; readonly handle: string; readonly filing: Filing }
  | { readonly kind: 'acceptFiling' }
  | { readonly kind: 'returnFiling'; readonly reason: string }
  | { readonly kind: 'amendFiling'; readonly filing: Filing }
  | { readonly kind: 'setDuties'; readonly duties: readonly DutyHolder[] }
  | { readonly kind: 'suspend'; readonly reason: string }
  | { readonly kind: 'resume'; readonly reason: string }
  | { readonly kind: 'close'; readonly reason: string; readonly evidence: Digest | null };

export type LifeCommandKind = LifeCommand['kind'];

/** Everything that a decision about a channel may know. */
export interface LifeFacts {
  readonly now: Instant;
  readonly rules: ChannelRules;
  readonly scopes: Partial<Record<Scope, OrganizationId>>;
  /** Who acts, and as whom the record keeps him. */
  readonly actor: PersonFacts;
  readonly snapshot: PersonSnapshot;
  /** Everybody whom the command names. */
  readonly people: readonly PersonFacts[];
}

export type LifeDecision =
  | { readonly ok: true; readonly events: readonly LifeEvent[] }
  | { readonly ok: false; readonly refusal: ChannelRefusal };

/** From which statuses each command leads on. */
export const lifeSteps: Readonly<Record<LifeCommandKind, readonly ChannelStatus[]>> = {
  approve: ['applied'],
  refuse: ['applied'],
  file: ['approved'],
  acceptFiling: ['filed'],
  returnFiling: ['filed'],
  amendFiling: ['active', 'dormant', 'suspended'],
  setDuties: ['applied', 'approved', 'filed', 'active', 'dormant', 'suspended'],
  suspend: ['active', 'dormant'],
  resume: ['dormant', 'suspended'],
  close: ['active', 'dormant', 'suspended'],
};

/** Standings by which a publicity department accepts what is filed with it. */
const filingOffices: readonly OfficeStanding[] = [
  'mainLeader',
  'departmentHead',
  'leaderInCharge',
  'leader',
  'publicityLead',
  'registrar',
];

/** Decides a step of a channel's life. Pure: no clock, no store. */
export function decideLife(life: ChannelLife, command: LifeCommand, facts: LifeFacts): LifeDecision {
  if (!lifeSteps[command.kind].includes(life.status)) {
    return refuse({ code: 'channels.wrongStatus', status: life.status });
  }
  const by = facts.snapshot;
  switch (command.kind) {
    case 'approve':
    case 'refuse':
      return decideApplication(life, command, facts);
    case 'file':
      return decideFiling(life, command, facts);
    case 'acceptFiling':
    case 'returnFiling':
      return decideFilingOffice(life, command, facts);
    case 'amendFiling': {
      const gaps = filingLacks(command.filing, life.handle);
      if (gaps.length > 0) return refuse({ code: 'channels.filingIncomplete', gaps });
      return decided({ kind: 'filingAmended', by, filing: command.filing });
    }
    case 'setDuties':
      return decideDuties(command.duties, facts);
    case 'suspend':
    case 'resume': {
      const reason = command.reason.trim();
      if (reason === '') return refuse({ code: 'channels.reasonMissing' });
      return decided({ kind: command.kind === 'suspend' ? 'suspended' : 'resumed', by, reason });
    }
    case 'close': {
      const reason = command.reason.trim();
      if (reason === '') return refuse({ code: 'channels.reasonMissing' });
      if (command.evidence === null) return refuse({ code: 'channels.evidenceMissing' });
      return decided({ kind: 'closed', by, reason, evidence: command.evidence });
    }
  }
}

/** What an application must say before it is put before anybody. */
export function applicationRefusal(
  application: { readonly purpose: string; readonly duties: readonly DutyHolder[] },
  facts: Pick<LifeFacts, 'now' | 'rules' | 'scopes' | 'people'>,
): ChannelRefusal | null {
  if (application.purpose.trim() === '') return { code: 'channels.purposeMissing' };
  return dutiesRefusal(application.duties, facts);
}

/** Whether a running channel has been silent for as long as the rule book says; whole days since `lastAt`. */
export function decideDormancy(
  life: ChannelLife,
  lastPublishedAt: Instant | null,
  rules: ChannelRules['dormancy'],
  now: Instant,
): LifeDecision {
  if (life.status !== 'active') return refuse({ code: 'channels.wrongStatus', status: life.status });
  const lastAt = lastPublishedAt !== null && lastPublishedAt > life.since ? lastPublishedAt : life.since;
  const days = Math.floor((Date.parse(now) - Date.parse(lastAt)) / 86_400_000);
  if (days < rules.dormantDays) return refuse({ code: 'channels.notDormantYet' });
  return decided({ kind: 'wentDormant', lastAt, days });
}

/** The organisations whose people run a channel: its own, and a committee's publicity department (§11). */
export function runsChannel(scopes: LifeFacts['scopes']): readonly OrganizationId[] {
  return [scopes.own, scopes.ownPublicity].filter((one) => one !== undefined);
}

function decideApplication(
  life: ChannelLife,
  command: Extract<LifeCommand, { kind: 'approve' | 'refuse' }>,
  { actor, rules, scopes, now, snapshot: by }: LifeFacts,
): LifeDecision {
  const approves = rules.registration.approveBy.some(({ offices, scope }) => {
    const organization = scopes[scope];
    if (organization === undefined || onLeave(actor, now)) return false;
    return appointmentInForce(actor, organization, offices, now) !== null;
  });
  if (!approves) return refuse({ code: 'channels.notApprover' });
  if (life.applicant?.person === actor.id) return refuse({ code: 'channels.ownApplication' });
  if (command.kind === 'approve') return decided({ kind: 'approved', by, note: command.note.trim() });
  const reason = command.reason.trim();
  return reason === ''
    ? refuse({ code: 'channels.reasonMissing' })
    : decided({ kind: 'refused', by, reason });
}

function decideFiling(
  life: ChannelLife,
  { handle, filing }: Extract<LifeCommand, { kind: 'file' }>,
  facts: LifeFacts,
): LifeDecision {
  const gaps = filingLacks(filing, handle);
  if (gaps.length > 0) return refuse({ code: 'channels.filingIncomplete', gaps });
  const refusal = dutiesRefusal(life.duties, facts);
  if (refusal !== null) return refuse(refusal);
  const runs = facts.scopes[facts.rules.registration.fileWith] === undefined;
  return decided({ kind: 'filed', by: facts.snapshot, handle: handle.trim(), filing, runs });
}

function decideFilingOffice(
  life: ChannelLife,
  command: Extract<LifeCommand, { kind: 'acceptFiling' | 'returnFiling' }>,
  { actor, rules, scopes, now, snapshot: by }: LifeFacts,
): LifeDecision {
  const organization = scopes[rules.registration.fileWith];
  const entitled = actor.appointments.some(
    (one) => one.organization === organization && inForce(one, now) && filingOffices.includes(one.standing),
  );
  if (organization === undefined || !entitled) return refuse({ code: 'channels.notFilingOffice' });
  if (life.filedBy?.person === actor.id) return refuse({ code: 'channels.ownFiling' });
  if (command.kind === 'acceptFiling') return decided({ kind: 'filingAccepted', by });
  const reason = command.reason.trim();
  return reason === ''
    ? refuse({ code: 'channels.reasonMissing' })
    : decided({ kind: 'filingReturned', by, reason });
}

function decideDuties(duties: readonly DutyHolder[], facts: LifeFacts): LifeDecision {
  const refusal = dutiesRefusal(duties, facts);
  return refusal === null ? decided({ kind: 'dutiesSet', by: facts.snapshot, duties }) : refuse(refusal);
}

function dutiesRefusal(
  duties: readonly DutyHolder[],
  { people, rules, scopes, now }: Pick<LifeFacts, 'now' | 'rules' | 'scopes' | 'people'>,
): ChannelRefusal | null {
  const lacking = channelDuties.filter((duty) => !duties.some((one) => one.duty === duty && !one.deputy));
  if (lacking.length > 0) return { code: 'channels.dutyMissing', duties: lacking };
  const twice = new Set(duties.map(({ duty, person }) => `${duty} ${person}`)).size < duties.length;
  const firsts = (duty: DutyHolder['duty']) => duties.filter((one) => one.duty === duty && !one.deputy);
  if (twice || firsts('leader').length > 1 || firsts('platformLead').length > 1) {
    return { code: 'channels.dutyTwice' };
  }
  const organizations = runsChannel(scopes);
  for (const { duty, person: id } of duties) {
    const person = people.find((known) => known.id === id);
    const here = person?.appointments.some(
      (one) => organizations.includes(one.organization) && inForce(one, now),
    );
    if (person === undefined || here !== true) return { code: 'channels.dutyOutsider' };
    if (duty !== 'operator') continue;
    const obstacle = rightObstacle(person, rules.publishingRights, organizations, now);
    // Who is away today may still be named: his right rests and comes back by itself.
    if (obstacle !== null && obstacle !== 'onLeave') return { code: 'channels.noRight', obstacle };
  }
  return null;
}

function decided(event: LifeEvent): LifeDecision {
  return { ok: true, events: [event] };
}

function refuse(refusal: ChannelRefusal): LifeDecision {
  return { ok: false, refusal };
}
