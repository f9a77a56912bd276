import { Modal } from 'antd';
import { useState } from 'react';
import { defineTexts, useTexts } from '../text/language.ts';
import styles from './ShortcutHelp.module.css';
import { useAllShortcuts, useShortcuts } from './shortcuts.ts';

const texts = defineTexts({
  title: { zh: '快捷键', en: 'Keyboard shortcuts' },
  help: { zh: '显示快捷键', en: 'Show the keyboard shortcuts' },
});

/** The keys that do something on the page that is open; `?` shows them. */
export function ShortcutHelp() {
  const t = useTexts(texts);
  const [open, setOpen] = useState(false);
  const all = useAllShortcuts();
  useShortcuts([{ keys: '?', label: t.help, run: () => setOpen(true) }]);
  return (
    <Modal open={open} title={t.title} footer={null} onCancel={() => setOpen(false)} destroyOnHidden>
      <dl className={styles.list}>
        {all.map(({ keys, label }) => (
          <div key={keys} className={styles.row}>
            <dt>
              {keys.split(' ').map((key) => (
                <kbd key={key} className={styles.key}>
                  {key}
                </kbd>
              ))}
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
