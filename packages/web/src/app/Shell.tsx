import { useQueryClient } from '@tanstack/react-query';
import { Link, useLocation, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { ShortcutHelp } from '../components/ShortcutHelp.tsx';
import { useShortcuts } from '../components/shortcuts.ts';
import { CallBanner } from '../features/emergency/CallBanner.tsx';
import { FreezeBanner } from '../features/emergency/FreezeBanner.tsx';
import { DistressBanner } from '../features/questions/DistressBanner.tsx';
import { useTexts } from '../text/language.ts';
import { Connection } from './Connection.tsx';
import { useLive } from './live.ts';
import {
  type Destination,
  destinationGroups,
  destinations,
  groupTexts,
  navigationTexts,
} from './navigation.tsx';
import { PersonMenu } from './PersonMenu.tsx';
import styles from './Shell.module.css';

/** The frame around every page: where one is, where one can go, who one is. */
export function Shell({ children }: { readonly children: ReactNode }) {
  useLive(useQueryClient());
  const t = useTexts(navigationTexts);
  const groups = useTexts(groupTexts);
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const previous = useRef(pathname);
  useEffect(() => {
    if (previous.current === pathname) return;
    previous.current = pathname;
    // A reader's screen begins at the new page, not at the link that led there.
    main.current?.focus({ preventScroll: true });
  }, [pathname]);
  useShortcuts(
    destinations.map(({ keys, name, to }) => ({
      keys,
      label: t[name],
      run: () => void navigate({ to }),
    })),
  );
  const item = ({ to, icon, name }: Destination) => (
    <Link
      key={to}
      to={to}
      className={styles.item}
      activeOptions={{ exact: to === '/' }}
      activeProps={{ className: styles.active, 'aria-current': 'page' }}
    >
      {icon}
      <span>{t[name]}</span>
    </Link>
  );
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#main">
        {t.skip}
      </a>
      <header className={styles.header}>
        <Link to="/" className={styles.brand} aria-label={t.brand}>
          <img src="/icon.svg" alt="" width={26} height={26} />
          <strong>{t.product}</strong>
        </Link>
        <nav className={styles.nav} aria-label={t.navigation}>
          {destinationGroups.map(({ name, destinations: members }) => (
            <ul key={name} aria-label={groups[name]} className={styles.group}>
              {members.map((one) => (
                <li key={one.to}>{item(one)}</li>
              ))}
            </ul>
          ))}
        </nav>
        <div className={styles.tools}>
          <PersonMenu />
        </div>
      </header>
      <main className={styles.main} id="main" ref={main} tabIndex={-1}>
        <Connection />
        <CallBanner />
        <FreezeBanner />
        <DistressBanner />
        {children}
      </main>
      <nav className={styles.bar} aria-label={t.navigation}>
        {destinations.filter(({ onPhone }) => onPhone).map(item)}
      </nav>
      <ShortcutHelp />
    </div>
  );
}
