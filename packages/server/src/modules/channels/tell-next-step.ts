import type { ChannelStatus } from '@sanshen/domain/channels';
import type { ChannelId, PersonId } from '@sanshen/domain/kernel';
import { recipientsOf } from '../organization/public.ts';
import { leaderStandings, peopleWithStanding, tellAbout } from './people.ts';
import type { Scene } from './scene.ts';

/** Tells those whose step is next that a channel waits for them; who acted knows. */
export async function tellNextStep(scene: Scene, channel: ChannelId, status: ChannelStatus): Promise<void> {
  const people =
    status === 'applied' ? await approvers(scene) : status === 'filed' ? await filingOffice(scene) : [];
  const others = people.filter((one) => one !== scene.person.id);
  await tellAbout(scene.trx, 'channelWaits', others, { channel, status }, scene.now);
}

async function approvers({ trx, rules, scopes, now }: Scene): Promise<readonly PersonId[]> {
  const found: PersonId[] = [];
  for (const { offices, scope } of rules.registration.approveBy) {
    const organization = scopes[scope];
    if (organization === undefined) continue;
    const { recipients } = await recipientsOf(trx, organization, offices, now);
    found.push(...recipients.map(({ person }) => person));
  }
  return found;
}

async function filingOffice({ trx, rules, scopes, now }: Scene): Promise<readonly PersonId[]> {
  const organization = scopes[rules.registration.fileWith];
  if (organization === undefined) return [];
  return peopleWithStanding(trx, [organization], [...leaderStandings, 'publicityLead'], now);
}
