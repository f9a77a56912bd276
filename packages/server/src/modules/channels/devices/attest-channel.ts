import { deviceProblems } from '@sanshen/contract/channels-devices';
import { type AttestedLogin, answeredFor, loginFinding } from '@sanshen/domain/channels';
import type { ChannelId, Digest, PersonId } from '@sanshen/domain/kernel';
import type { Clock } from '../../../platform/clock.ts';
import type { Transaction } from '../../../platform/db/database.ts';
import { newId } from '../../../platform/new-id.ts';
import { Problem, platformProblem } from '../../../platform/problem.ts';
import { organizationsAbove } from '../../organization/public.ts';
import type { LoginFinding } from '../events.ts';
import { keeperStandings, leaderStandings, peopleWithStanding, tellAbout } from '../people.ts';
import { recordChannel } from '../record.ts';
import { type ChannelScene, openChannelScene } from '../scene.ts';
import { findDevices } from './device-store.ts';

/**
 * Records where a channel is logged in, by the platform's own list, and finds every login that is on no device of the organisation's. Whoever works on
 * content here may attest. Throws `request.notFound`, `access.forbidden`, `devices.evidenceMissing`, `devices.notAnsweredFor`.
 */
export async function attestChannel(
  trx: Transaction,
  clock: Clock,
  person: PersonId,
  id: ChannelId,
  wish: { readonly evidence: Digest | null; readonly logins: readonly AttestedLogin[] },
): Promise<{ readonly id: string; readonly findings: number }> {
  const scene = await openChannelScene(trx, clock, person, id, 'publish');
  const { channel, now, snapshot: by } = scene;
  const { evidence, logins } = wish;
  if (evidence === null) throw new Problem(deviceProblems['devices.evidenceMissing']);
  if (!answeredFor.includes(channel.status)) throw new Problem(deviceProblems['devices.notAnsweredFor']);
  const findings = await findingsIn(scene, logins);
  const attestation: string = newId();
  const event = { kind: 'attested', channel: id, attestation, by, evidence, logins, findings } as const;
  await recordChannel(trx, scene.actor, event, now);
  if (findings.length > 0) await tellBothLevels(scene, findings);
  return { id: attestation, findings: findings.length };
}

async function findingsIn(
  { trx, runs }: ChannelScene,
  logins: readonly AttestedLogin[],
): Promise<readonly LoginFinding[]> {
  const named = logins.flatMap(({ device }) => (device === null ? [] : [device]));
  const devices = await findDevices(trx, named);
  return logins.flatMap((login): LoginFinding[] => {
    const kind = loginFinding(login, devices, runs);
    return kind === null ? [] : [{ id: newId(), kind, label: login.label, device: login.device }];
  });
}

async function tellBothLevels(scene: ChannelScene, findings: readonly LoginFinding[]): Promise<void> {
  const { trx, channel, runs, now } = scene;
  const [superior] = await organizationsAbove(trx, channel.organization, now);
  const own = await peopleWithStanding(trx, runs, [...keeperStandings, ...leaderStandings], now);
  const above = superior === undefined ? [] : await peopleWithStanding(trx, [superior], leaderStandings, now);
  const details = { channel: channel.id, findings: findings.map(({ kind, label }) => ({ kind, label })) };
  await tellAbout(trx, 'loginFindingFound', [...new Set([...own, ...above])], details, now);
}

/** Says how a finding was dealt with. Throws `request.notFound`, `access.forbidden`, `devices.findingCleared`. */
export async function clearLoginFinding(
  trx: Transaction,
  clock: Clock,
  person: PersonId,
  finding: string,
  note: string,
): Promise<void> {
  const row = await trx
    .selectFrom('channel_login_finding')
    .select(['channel_id as channel', 'cleared_at as clearedAt'])
    .where('finding_id', '=', finding)
    .executeTakeFirst();
  if (row === undefined) throw platformProblem('request.notFound');
  const scene = await openChannelScene(trx, clock, person, row.channel, 'manageChannels');
  // Read again: the scene holds the channel now.
  const current = await trx
    .selectFrom('channel_login_finding')
    .select('cleared_at as clearedAt')
    .where('finding_id', '=', finding)
    .executeTakeFirst();
  if (current?.clearedAt != null) throw new Problem(deviceProblems['devices.findingCleared']);
  const event = {
    kind: 'loginFindingCleared',
    channel: row.channel,
    finding,
    by: scene.snapshot,
    note,
  } as const;
  await recordChannel(trx, scene.actor, event, scene.now);
}
