import { expect, test } from 'vitest';
import { withProposals } from '../src/features/channels/devices/proposals.ts';

const read = [
  { label: 'HUAWEI Mate60', device: 'one' },
  { label: 'iPhone 13', device: null },
];

test('§7 what is read in a screenshot replaces empty rows only, and doubles nothing that was entered', () => {
  expect(withProposals([{ label: '', which: 'unregistered' }], read)).toEqual([
    { label: 'HUAWEI Mate60', which: 'one' },
    { label: 'iPhone 13', which: 'unregistered' },
  ]);
  expect(withProposals([{ label: 'iPhone 13 ', which: 'personal' }, undefined], read)).toEqual([
    { label: 'iPhone 13', which: 'personal' },
    { label: 'HUAWEI Mate60', which: 'one' },
  ]);
});
