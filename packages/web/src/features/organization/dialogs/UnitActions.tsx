import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTexts } from '../../../text/language.ts';
import { actionTexts } from '../action-texts.ts';
import { type UnitDetail, useGo, useMay } from '../use-unit.ts';
import { AppointDialog } from './AppointDialog.tsx';
import { ChangeDialog, type ChangeKind } from './ChangeDialog.tsx';
import { FoundDialog } from './FoundDialog.tsx';
import { RegisterDialog } from './RegisterDialog.tsx';

type Open = ChangeKind | 'found' | 'register' | 'appoint' | 'acting';

/** What I may do with a unit; nothing where I may do nothing. */
export function UnitActions({ unit }: { readonly unit: UnitDetail }) {
  const t = useTexts(actionTexts);
  const go = useGo();
  const may = useMay(unit.id);
  const [open, setOpen] = useState<Open | null>(null);
  if (unit.status !== 'active') return null;
  const item = (key: Open, label: string, danger = false) => ({
    key,
    label,
    danger,
    onClick: () => setOpen(key),
  });
  const groups = [
    may('changeAppointments')
      ? [item('appoint', t.appoint), item('acting', t.appointActing), item('register', t.register)]
      : [],
    [
      ...(may('foundOrganization') ? [item('found', t.found)] : []),
      ...(may('changeAppointments')
        ? [
            {
              key: 'import',
              label: t.import,
              danger: false,
              onClick: () => go({ organization: unit.id, tab: 'import' }),
            },
          ]
        : []),
    ],
    may('changeOrganization')
      ? [
          item('renamed', t.rename),
          item('moved', t.move),
          item('merged', t.merge, true),
          item('closed', t.closeUnit, true),
        ]
      : [],
  ].filter((group) => group.length > 0);
  if (groups.length === 0) return null;
  const items = groups.flatMap((group, index) =>
    index === 0 ? group : [{ key: `line-${index}`, type: 'divider' as const }, ...group],
  );
  const close = () => setOpen(null);
  return (
    <>
      <Dropdown menu={{ items }} trigger={['click']}>
        <Button icon={<DownOutlined />} iconPlacement="end">
          {t.manage}
        </Button>
      </Dropdown>
      {open === 'found' && <FoundDialog unit={unit} onClose={close} />}
      {open === 'register' && <RegisterDialog unit={unit} onClose={close} />}
      {(open === 'appoint' || open === 'acting') && (
        <AppointDialog unit={unit} acting={open === 'acting'} onClose={close} />
      )}
      {(open === 'renamed' || open === 'moved' || open === 'merged' || open === 'closed') && (
        <ChangeDialog unit={unit} kind={open} onClose={close} />
      )}
    </>
  );
}
