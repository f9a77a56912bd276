import { manualProfiles } from '@sanshen/connectors/manual';
import type { ChannelPlatform } from '@sanshen/domain/channels';
import type { LocalizedText } from '@sanshen/domain/kernel';

const steps: readonly LocalizedText[] = [
  {
    zh: '先对公开页面截图，连同网址和时间一并留存，在处置台上传为“撤稿前”',
    en: 'First take a screenshot of the public page with its address and the time, and upload it here as “before”',
  },
  {
    zh: '在登记的工作设备上登录该账号后台，找到标题相同、链接一致的作品，删除（不是设为私密或仅自己可见）',
    en: 'On a registered device, log in to the channel, find the item with this title and address, and delete it; hiding it is not enough',
  },
  {
    zh: '退出登录，用未登录的浏览器打开原链接，确认无法访问后截图',
    en: 'Log out, open the address in a browser that is not logged in, see that it is gone and take a screenshot',
  },
  {
    zh: '回到处置台登记“已撤下”，附截图；撤不下的，登记原因并联系平台客服',
    en: 'Record here that it is down, with the screenshot; if it cannot be deleted, say why and call the platform’s service',
  },
];

/** What a person does to take something down where the platform offers no way for the system. Pure. */
export function takedownGuide(platform: ChannelPlatform): {
  readonly openUrl: string;
  readonly steps: readonly LocalizedText[];
} {
  if (platform === 'wechat') return { openUrl: 'https://mp.weixin.qq.com/', steps };
  const profile = Object.values(manualProfiles).find((one) => one.platform === platform);
  return { openUrl: profile?.openUrl ?? '', steps };
}
