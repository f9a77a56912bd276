import { createHash } from 'node:crypto';
import type { Channel, ChannelPlatform, DutyHolder, Filing } from '@sanshen/domain/channels';
import { brandId, type ChannelId } from '@sanshen/domain/kernel';
import type { DemonstrationOrganization } from './organizations.ts';
import { demonstrationOrganizationId, demonstrationPersonId } from './people.ts';

const titles: Readonly<Record<ChannelPlatform, string>> = {
  wechat: '微信公众号',
  weibo: '微博',
  douyin: '抖音号',
  bilibili: '哔哩哔哩号',
  kuaishou: '快手号',
  toutiao: '头条号',
  xiaohongshu: '小红书号',
  weixinVideo: '视频号',
  website: '网站',
  mastodon: 'Mastodon 账号',
  feed: '订阅源',
};

const usual: readonly ChannelPlatform[] = ['wechat', 'weibo', 'douyin', 'bilibili'];
const city: readonly ChannelPlatform[] = [
  ...usual,
  'kuaishou',
  'toutiao',
  'xiaohongshu',
  'weixinVideo',
  'website',
];
const large: readonly ChannelPlatform[] = [...usual, 'kuaishou'];

/** One district shows every way there is to publish. */
const everything: readonly ChannelPlatform[] = [...city, 'mastodon', 'feed'];

function platformsOf(organization: DemonstrationOrganization): readonly ChannelPlatform[] {
  if (organization.key === 'panlong') return everything;
  if (organization.kind === 'cityCommittee') return city;
  return organization.kind === 'county' || organization.kind === 'school' ? large : usual;
}

/** Id of a channel of the demonstration. */
export function demonstrationChannelId(key: string, platform: ChannelPlatform): ChannelId {
  return brandId<ChannelId>(`channel-${key}-${platform}`);
}

/** The channels of an organisation of the demonstration. Their handles exist on no platform; the simulators take any. */
export function channelsOf(organization: DemonstrationOrganization): readonly Channel[] {
  return platformsOf(organization).map((platform) => {
    const id = demonstrationChannelId(organization.key, platform);
    return {
      id,
      organization: demonstrationOrganizationId(organization.key),
      platform,
      name: `${organization.short}${titles[platform]}（演示）`,
      handle: platform === 'wechat' ? appIdOf(id) : `demonstration-${organization.key}-${platform}`,
      connector: platform === 'wechat' ? 'wechat' : 'manual',
      settings: {},
      status: 'active',
    };
  });
}

/** An AppID in the platform's form, `wx` and 16 hexadecimal digits, always the same for a channel. */
function appIdOf(id: ChannelId): string {
  return `wx${createHash('sha256').update(id).digest('hex').slice(0, 16)}`;
}

/** Who answers for the channels of an organisation of the demonstration; a committee's own are run by its publicity department (§11). */
export function dutiesOf({ key, kind }: DemonstrationOrganization): readonly DutyHolder[] {
  const runs = kind === 'cityCommittee' ? 'publicity' : key;
  const leader = runs === 'publicity' || kind === 'department' ? 'departmentHead' : 'leaderInCharge';
  const deputy = kind === 'department' || kind === 'cityCommittee' ? 'publicityLead' : 'mainLeader';
  const hasDeputy = kind !== 'department' || key === 'publicity';
  const holder = (duty: DutyHolder['duty'], office: string, copy?: number, second = false): DutyHolder => ({
    duty,
    person: demonstrationPersonId(runs, office, copy),
    deputy: second,
  });
  return [
    holder('leader', leader),
    ...(hasDeputy ? [holder('leader', deputy, undefined, true)] : []),
    holder('platformLead', 'platformLead'),
    holder('operator', 'operator', 1),
    holder('operator', 'operator', 2),
  ];
}

/** What is filed about a channel of the demonstration; the numbers' endings are nobody's. */
export function filingOf(organization: DemonstrationOrganization): Filing {
  const [leader] = dutiesOf(organization);
  const lead = dutiesOf(organization).find(({ duty }) => duty === 'platformLead') ?? leader;
  if (leader === undefined || lead === undefined) throw new RangeError('a demonstration without duties');
  return {
    verification: { kind: 'institution', subject: organization.name, validTo: null },
    bindings: [{ person: lead.person, role: 'administrator' }],
    recovery: [{ person: leader.person, via: 'phone', ending: '0000' }],
  };
}
