import { useNavigate, useSearch } from '@tanstack/react-router';
import { Tabs } from 'antd';
import { useUnitOf } from '../../app/session.tsx';
import { EmptyState } from '../../components/states.tsx';
import { UnitHeader } from '../../components/UnitHeader.tsx';
import { useTexts } from '../../text/language.ts';
import { CheckPicture } from './CheckPicture.tsx';
import { LibraryView } from './LibraryView.tsx';
import styles from './marks.module.css';
import { markViews } from './search.ts';
import { markTexts } from './texts.ts';

/** §3 The marks that hold for a unit, and a place where anybody may have a picture looked at. */
export function MarksPage() {
  const t = useTexts(markTexts);
  const search = useSearch({ from: '/inside/marks' });
  const navigate = useNavigate();
  const organization = useUnitOf(search.organization);
  const view = search.view ?? 'library';
  if (organization === '') return <EmptyState page title={t.noUnit} hint={t.noUnitHint} />;
  const views = {
    library: <LibraryView organization={organization} />,
    check: <CheckPicture organization={organization} />,
  };
  return (
    <div className={styles.page}>
      <UnitHeader
        title={t.title}
        lead={t.lead}
        organization={organization}
        relations={['own', 'above', 'guidance', 'below']}
        onUnit={(chosen) => void navigate({ to: '/marks', search: { ...search, organization: chosen } })}
      />
      <Tabs
        activeKey={view}
        onChange={(key) => {
          const next = markViews.find((one) => one === key);
          if (next !== undefined) void navigate({ to: '/marks', search: { ...search, view: next } });
        }}
        destroyOnHidden
        items={markViews.map((key) => ({ key, label: t[key], children: views[key] }))}
      />
    </div>
  );
}
