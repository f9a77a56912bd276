import {
  CheckCircleOutlined,
  CloudSyncOutlined,
  DesktopOutlined,
  EyeOutlined,
  WarningOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useExplain } from '../../app/refusal.ts';
import { useLanguage, useTexts } from '../../text/language.ts';
import { clockText } from './clock.ts';
import styles from './Desk.module.css';
import { useEditingView } from './editing-context.ts';
import { statusTexts } from './texts.ts';

/** Where the newest words are: on the server, on this device only, or on their way. */
export function StatusLine() {
  const t = useTexts(statusTexts);
  const language = useLanguage();
  const explain = useExplain();
  const { mode, saving, changed } = useEditingView();
  const say = (icon: ReactNode, text: string, tone = '', hint?: string) => (
    <span
      className={`${styles.status} ${tone}`}
      role="status"
      {...(hint === undefined ? {} : { title: hint })}
    >
      {icon}
      <span>{text}</span>
    </span>
  );
  if (mode.kind === 'opening') return say(<CloudSyncOutlined />, t.opening);
  if (mode.kind === 'reading') return say(<EyeOutlined />, t.reading);
  if (saving.kind === 'saving') return say(<CloudSyncOutlined />, t.saving);
  if (saving.kind === 'local') return say(<DesktopOutlined />, t.local, styles.amber);
  if (saving.kind === 'failed') {
    const { text } = explain(saving.error);
    return say(<WarningOutlined />, `${t.failed}：${text}`, styles.cinnabar, text);
  }
  if (saving.kind === 'server') {
    const kept = t.server(clockText(saving.at, language));
    return say(<CheckCircleOutlined />, changed ? `${kept} · ${t.notVersion}` : kept);
  }
  return say(<CheckCircleOutlined />, t.unchanged);
}
