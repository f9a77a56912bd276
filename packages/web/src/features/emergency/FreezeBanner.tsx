import { listMyFreezes } from '@sanshen/contract/emergency';
import type { RouteAnswer } from '@sanshen/contract/route';
import { Link, useLocation } from '@tanstack/react-router';
import { Alert } from 'antd';
import { useRead } from '../../app/api.ts';
import { dateTimeText } from '../../components/time.tsx';
import { defineTexts, useLanguage, useTexts } from '../../text/language.ts';

const texts = defineTexts({
  frozen: {
    zh: (what: string) => `已封停：${what}`,
    en: (what: string) => `Frozen: ${what}`,
  },
  subtree: {
    zh: (unit: string) => `${unit}及全部下级`,
    en: (unit: string) => `${unit} with all units below`,
  },
  more: { zh: (n: number) => `，另有 ${n} 处`, en: (n: number) => `, and ${n} more` },
  by: {
    zh: (name: string, at: string, reason: string) => `${name}于 ${at} 下达：${reason}`,
    en: (name: string, at: string, reason: string) => `Ordered by ${name}, ${at}: ${reason}`,
  },
  now: {
    zh: '发布、互动、取用口令已停止。稿件照常编写、送审，撤稿照常办理；已发出的请如实登记。',
    en: 'Publishing, interaction and credentials are stopped. Writing, review and takedowns go on; record what is out already.',
  },
  mayLift: { zh: '您可以参与解除（须两人）。', en: 'You may take part in lifting it (it takes two).' },
  see: { zh: '查看封停', en: 'See the freeze' },
});

/** What is frozen of the units in which I work, above whatever page is open, whether or not somebody called me; nothing otherwise. */
export function FreezeBanner() {
  const t = useTexts(texts);
  const language = useLanguage();
  const { pathname } = useLocation();
  const { data } = useRead(listMyFreezes, {}, { refetchInterval: 60_000 });
  const [first, ...others] = data?.items ?? [];
  // These pages show it themselves, with what can be done about it.
  const shownThere = pathname === '/freeze' || pathname.startsWith('/emergency/incidents/');
  if (first === undefined || shownThere) return null;
  const { ordered, organization, organizationName, reach, channel } = first;
  const where =
    reach === 'subtree'
      ? t.subtree(organizationName)
      : reach === 'channel'
        ? (channel?.name ?? organizationName)
        : organizationName;
  return (
    <Alert
      banner
      style={{ marginBlockEnd: 16 }}
      type="warning"
      title={`${t.frozen(where)}${others.length === 0 ? '' : t.more(others.length)}`}
      description={
        <>
          {t.by(ordered.name, dateTimeText(ordered.at, language), ordered.reason)}
          <br />
          {t.now} {mayLiftAny(data?.items ?? []) && t.mayLift}
          <br />
          <Link to="/freeze" search={{ organization }} style={{ display: 'inline-block', paddingBlock: 10 }}>
            {t.see}
          </Link>
        </>
      }
    />
  );
}

const mayLiftAny = (items: RouteAnswer<typeof listMyFreezes>['items']) =>
  items.some(({ mayLift }) => mayLift);
