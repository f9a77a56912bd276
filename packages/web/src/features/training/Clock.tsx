import { useEffect, useRef, useState } from 'react';
import { useTexts } from '../../text/language.ts';
import { examTexts } from './exam-texts.ts';
import styles from './sheet.module.css';

/** How long is left, by this machine's clock; says so once when it is over. */
export function Clock({ endsAt, onEnd }: { readonly endsAt: number; readonly onEnd: () => void }) {
  const t = useTexts(examTexts);
  const [now, setNow] = useState(() => Date.now());
  const told = useRef(false);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  const left = Math.max(0, Math.ceil((endsAt - now) / 1000));
  useEffect(() => {
    if (left > 0 || told.current) return;
    told.current = true;
    onEnd();
  }, [left, onEnd]);
  const two = (n: number) => String(n).padStart(2, '0');
  const text = `${left >= 3600 ? `${Math.floor(left / 3600)}:` : ''}${two(Math.floor(left / 60) % 60)}:${two(left % 60)}`;
  return (
    <span
      className={`${styles.clock} ${left <= 300 ? styles.short : ''}`}
      role="timer"
      aria-label={t.timeLeft}
    >
      {text}
    </span>
  );
}
