import { FileSearchOutlined, FlagOutlined, LogoutOutlined, SettingOutlined } from '@ant-design/icons';
import { logOut } from '@sanshen/contract/session';
import { useNavigate } from '@tanstack/react-router';
import { Avatar, Button, Dropdown } from 'antd';
import { defineTexts, useTexts } from '../text/language.ts';
import { client, queryClient } from './api.ts';
import { destinationGroups, groupTexts, navigationTexts } from './navigation.tsx';
import styles from './PersonMenu.module.css';
import { useSession } from './session.tsx';

const texts = defineTexts({
  menu: { zh: '的菜单', en: '’s menu' },
  checks: { zh: '检查规则与词库', en: 'Checks and word lists' },
  marks: { zh: '标识库与图片检查', en: 'Marks and picture check' },
  settings: { zh: '设置与安全', en: 'Settings and security' },
  logOut: { zh: '退出登录', en: 'Log out' },
});

/** Who I am and for which organisation; settings, and what has no room in a phone's bar. */
export function PersonMenu() {
  const session = useSession();
  const t = useTexts(texts);
  const names = useTexts(navigationTexts);
  const groups = useTexts(groupTexts);
  const navigate = useNavigate();
  const open = (to: string) => void navigate({ to });
  const leave = async () => {
    await endSession();
    await navigate({ to: '/login' });
    queryClient.clear();
  };
  const others = destinationGroups.map(({ name: group, destinations }) => ({
    key: group,
    type: 'group' as const,
    label: groups[group],
    className: styles.phoneOnly ?? '',
    children: destinations
      .filter(({ onPhone }) => !onPhone)
      .map(({ to, name, icon }) => ({
        key: to,
        icon,
        label: names[name],
        className: styles.phoneOnly ?? '',
        onClick: () => open(to),
      })),
  }));
  const items = [
    ...others,
    { key: 'checks', icon: <FileSearchOutlined />, label: t.checks, onClick: () => open('/checks') },
    { key: 'marks', icon: <FlagOutlined />, label: t.marks, onClick: () => open('/marks') },
    { key: 'settings', icon: <SettingOutlined />, label: t.settings, onClick: () => open('/settings') },
    { key: 'logOut', icon: <LogoutOutlined />, label: t.logOut, onClick: leave },
  ];
  const [first] = session.appointments;
  return (
    <Dropdown menu={{ items, className: styles.menu ?? '' }} trigger={['click']} placement="topLeft">
      <Button type="text" className={styles.button ?? ''}>
        <Avatar size={28} className={styles.avatar ?? ''} aria-hidden>
          {[...session.name].at(-1)}
        </Avatar>
        <span className={styles.names}>
          <span>
            {session.name}
            <span className="visually-hidden">{t.menu}</span>
          </span>
          {first !== undefined && <span className={styles.unit}>{first.organizationName}</span>}
        </span>
      </Button>
    </Dropdown>
  );
}

/** Ends the session here and at the server. */
async function endSession(): Promise<void> {
  await client.call(logOut, {}).catch(() => {
    // Without a connection the cookie stays until the server ends the session; the page forgets everything all the same.
  });
}
