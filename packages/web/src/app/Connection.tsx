import { Alert } from 'antd';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { defineTexts, useTexts } from '../text/language.ts';
import { useLiveConnection } from './live.ts';

const texts = defineTexts({
  offline: {
    zh: '网络已断开。已显示的内容可能不是最新的；您正在写的内容保存在本机，恢复后自动上传。',
    en: 'You are offline. What you see may be old; what you write is kept on this device and sent when the connection is back.',
  },
  lost: {
    zh: '与服务器的实时连接已中断，正在重新连接……',
    en: 'The live connection to the server is lost; reconnecting …',
  },
});

/** Short breaks are mended unseen; only what lasts is told. */
const patienceMs = 4_000;

/** Says when the connection is away, and nothing else. */
export function Connection() {
  const t = useTexts(texts);
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  const lost = useLiveConnection() === 'lost';
  const [lasting, setLasting] = useState(false);
  useEffect(() => {
    if (!lost) return setLasting(false);
    const timer = setTimeout(() => setLasting(true), patienceMs);
    return () => clearTimeout(timer);
  }, [lost]);
  if (online && !lasting) return null;
  return <Alert type="warning" showIcon banner role="status" title={online ? t.lost : t.offline} />;
}

function subscribe(listener: () => void): () => void {
  addEventListener('online', listener);
  addEventListener('offline', listener);
  return () => {
    removeEventListener('online', listener);
    removeEventListener('offline', listener);
  };
}
