import { brandId } from '@sanshen/domain/kernel';
import { expect, test } from 'vitest';
import { type DeviceId, proposeLogins } from '../src/channels/index.ts';

const device = (id: string, assetNumber: string, model: string, status: 'inUse' | 'retired' = 'inUse') => ({
  id: brandId<DeviceId>(id),
  assetNumber,
  model,
  status,
});
const devices = [
  device('one', 'WH-001', 'HUAWEI Mate 60'),
  device('two', 'WH-002', '联想台式机'),
  device('three', 'WH-003', 'iPhone 13', 'retired'),
];

test('§7 of a platform’s own list only lines that name a device are proposed, those on the register with their device', () => {
  const lines = [
    '登录设备管理',
    '以下设备登录过你的账号，如果不是你本人操作，请修改密码',
    'HUAWEI Mate60 · 本机',
    '最近登录：2026-11-20 10:22 云南昆明',
    'iPhone 13 | 上次登录 昨天 21:03',
    'Windows 电脑',
    '退出登录',
    '手机号 138****0000',
    'WH-002 联想台式机 2026-11-19',
    '关于我们',
  ];
  expect(proposeLogins(lines, devices)).toEqual([
    { device: 'one', label: 'HUAWEI Mate60', personal: false },
    { device: null, label: 'iPhone 13', personal: false },
    { device: null, label: 'Windows 电脑', personal: false },
    { device: 'two', label: 'WH-002 联想台式机', personal: false },
  ]);
});

test('where two registered devices fit, a person chooses', () => {
  const twins = [device('a', 'WH-011', 'Redmi Note'), device('b', 'WH-012', 'Redmi Note')];
  expect(proposeLogins(['Redmi Note'], twins)).toEqual([
    { device: null, label: 'Redmi Note', personal: false },
  ]);
});
