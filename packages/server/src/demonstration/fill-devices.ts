import type { AttestedLogin, DeviceId, DeviceKind } from '@sanshen/domain/channels';
import { attestChannel, registerDevice } from '../modules/channels/public.ts';
import type { AppContext } from '../platform/context.ts';
import { demonstrationChannelId } from './channels.ts';
import { keepCover } from './covers.ts';
import { demonstrationOrganizationId, demonstrationPersonId } from './people.ts';

/** Those whose register of devices is kept in the demonstration; everywhere else it is still to be begun. */
const keepers = ['panlong', 'schoolAffairs'] as const;

const devices: readonly { readonly kind: DeviceKind; readonly model: string }[] = [
  { kind: 'phone', model: '工作手机（值班）' },
  { kind: 'desktop', model: '办公台式机' },
  { kind: 'laptop', model: '移动办公笔记本' },
];

/** Registers devices and attests logins by the commands that people give; one channel of 盘龙区 is logged in on somebody's own phone, which is a finding. */
export async function fillDevices(context: AppContext): Promise<void> {
  const { db, clock } = context;
  for (const key of keepers) {
    const organization = demonstrationOrganizationId(key);
    const lead = demonstrationPersonId(key, 'platformLead');
    const operator = demonstrationPersonId(key, 'operator', 1);
    const evidence = await keepCover(context, 0, { person: operator, organization });
    await db.transaction().execute(async (trx) => {
      const registered: { readonly id: DeviceId; readonly model: string }[] = [];
      for (const [number, device] of devices.entries()) {
        const wish = {
          ...device,
          assetNumber: `${key}-${String(number + 1).padStart(3, '0')}`,
          custodian: operator,
        };
        const { id } = await registerDevice(trx, clock, lead, organization, wish);
        registered.push({ id, model: device.model });
      }
      const logins = registered
        .slice(0, 2)
        .map(({ id, model }) => ({ device: id, label: model, personal: false }));
      const own: AttestedLogin = { device: null, label: '个人手机', personal: true };
      for (const platform of ['wechat', 'weibo', 'douyin'] as const) {
        const found = key === 'panlong' && platform === 'weibo' ? [own] : [];
        const channel = demonstrationChannelId(key, platform);
        await attestChannel(trx, clock, operator, channel, { evidence, logins: [...logins, ...found] });
      }
    });
  }
}
