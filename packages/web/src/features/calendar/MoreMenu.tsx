import { exportCalendar } from '@sanshen/contract/calendar';
import { routeUrl } from '@sanshen/contract/route';
import { Button, Dropdown } from 'antd';
import type { ReactNode } from 'react';
import { useTexts } from '../../text/language.ts';
import type { Dialog } from './dialogs.tsx';
import { calendarTexts } from './texts.ts';

/** What is done with a calendar less often. */
export function MoreMenu({
  organization,
  from,
  to,
  mayKeepDates,
  onDialog,
  icon,
}: {
  readonly organization: string;
  readonly from: string;
  readonly to: string;
  readonly mayKeepDates: boolean;
  readonly onDialog: (dialog: Dialog) => void;
  readonly icon: ReactNode;
}) {
  const t = useTexts(calendarTexts);
  const address = routeUrl(exportCalendar, { params: { organization }, query: { from, to } });
  const items = [
    ...(mayKeepDates
      ? [
          { key: 'addDate', label: t.addDate, onClick: () => onDialog({ kind: 'addDate' }) },
          { key: 'import', label: t.import, onClick: () => onDialog({ kind: 'import' }) },
        ]
      : []),
    {
      key: 'export',
      label: (
        <a href={address} download>
          {t.export}
        </a>
      ),
    },
    { key: 'feeds', label: t.subscribe, onClick: () => onDialog({ kind: 'feeds' }) },
  ];
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button icon={icon} aria-label={t.more} />
    </Dropdown>
  );
}
