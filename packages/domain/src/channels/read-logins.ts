import type { AttestedLogin, Device } from './device.ts';

/** What platforms call phones, computers and browsers in their lists of logins. */
const deviceWords =
  /iphone|ipad|mac|windows|android|安卓|harmony|鸿蒙|linux|华为|huawei|\bmate|pura|nova|荣耀|honor|小米|xiaomi|redmi|红米|oppo|vivo|iqoo|realme|一加|oneplus|三星|samsung|galaxy|魅族|meizu|中兴|联想|lenovo|thinkpad|chrome|edge|firefox|safari|浏览器|手机|电脑|平板|\bpc\b|网页版|客户端/i;
/** Headings, buttons and advice of such pages. */
const otherWords =
  /设备管理|登录设备|设备列表|设备锁|退出|移除|手机号|绑定|更换|修改密码|以下|如果|如非|不是你|请|可以|登录保护/;
/** Where a line goes on with place or time. */
const rest = /\s*(?:[|·•｜]|最近|上次|登录|\d{4}\s*[-年./]|\d{1,2}:\d{2}|今天|昨天|刚刚|在线).*$/;

/**
 * Proposes the lines of an attestation from what was read in a picture of the platform's own list, one for each line that names a device. A registered
 * device is proposed where exactly one in use fits by asset number or model. Whether a device is somebody's own, only people can say. Pure.
 */
export function proposeLogins(
  lines: readonly string[],
  devices: readonly Pick<Device, 'id' | 'assetNumber' | 'model' | 'status'>[],
): readonly AttestedLogin[] {
  const inUse = devices.filter(({ status }) => status === 'inUse');
  return lines.flatMap((line): AttestedLogin[] => {
    const label = line.replace(rest, '').trim().slice(0, 100);
    const fitting = inUse.filter((device) => fits(label, device));
    const named = fitting.length > 0 || (deviceWords.test(label) && !otherWords.test(label));
    if (label === '' || !named) return [];
    const [only, ...more] = fitting;
    const device = only !== undefined && more.length === 0 ? only.id : null;
    return [{ device, label, personal: false }];
  });
}

function fits(label: string, { assetNumber, model }: Pick<Device, 'assetNumber' | 'model'>): boolean {
  const shown = bare(label);
  return [assetNumber, model].map(bare).some((name) => name.length >= 3 && shown.includes(name));
}

/** Reading drops and adds spaces and strokes. */
function bare(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}
