import { listMyCalls } from '@sanshen/contract/emergency-calls';
import { Link, useLocation } from '@tanstack/react-router';
import { Alert } from 'antd';
import { useRead } from '../../app/api.ts';
import { useTexts } from '../../text/language.ts';
import { callTexts } from './call-texts.ts';

/** A call that waits for my answer, above whatever page is open; nothing otherwise. */
export function CallBanner() {
  const t = useTexts(callTexts);
  const { pathname } = useLocation();
  const { data } = useRead(listMyCalls, {}, { refetchInterval: 60_000 });
  const [first] = data?.items ?? [];
  if (first === undefined || pathname.startsWith('/emergency/calls/')) return null;
  const { call, organization, drill, reason } = first;
  return (
    <Alert
      banner
      style={{ marginBlockEnd: 16 }}
      type={drill || reason.kind === 'reachability' ? 'warning' : 'error'}
      title={t.banner(t[drill ? 'drill' : reason.kind], organization.name)}
      action={
        <Link to="/emergency/calls/$call" params={{ call }}>
          {t.openCall}
        </Link>
      }
    />
  );
}
