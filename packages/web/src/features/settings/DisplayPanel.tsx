import { Segmented } from 'antd';
import { type Appearance, setPreferences, usePreferences } from '../../app/preferences.ts';
import { Panel } from '../../components/Panel.tsx';
import { type Language, useTexts } from '../../text/language.ts';
import styles from './SettingsPage.module.css';
import { settingsTexts } from './texts.ts';

/** Language and appearance of this browser. */
export function DisplayPanel() {
  const t = useTexts(settingsTexts);
  const { language, appearance } = usePreferences();
  return (
    <Panel title={t.display}>
      <div className={styles.rows}>
        <div className={styles.row}>
          <span>{t.language}</span>
          <Segmented<Language>
            aria-label={t.language}
            value={language}
            onChange={(next) => setPreferences({ language: next })}
            options={[
              { value: 'zh', label: '中文' },
              { value: 'en', label: 'English' },
            ]}
          />
        </div>
        <div className={styles.row}>
          <span>{t.appearance}</span>
          <Segmented<Appearance>
            aria-label={t.appearance}
            value={appearance}
            onChange={(next) => setPreferences({ appearance: next })}
            options={[
              { value: 'system', label: t.system },
              { value: 'light', label: t.light },
              { value: 'dark', label: t.dark },
            ]}
          />
        </div>
      </div>
    </Panel>
  );
}
