import { checkText } from '@sanshen/contract/checks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { client } from '../../app/api.ts';
import { severityTones, Tag } from '../../components/Tag.tsx';
import { useLocalized, useTexts } from '../../text/language.ts';
import styles from './Questions.module.css';
import { questionTexts } from './texts.ts';

const patienceMs = 600;

/** What the checks find in an answer that is being written or approved; it decides nothing. */
export function AnswerChecks({
  organization,
  text,
}: {
  readonly organization: string;
  readonly text: string;
}) {
  const t = useTexts(questionTexts);
  const say = useLocalized();
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), patienceMs);
    return () => clearTimeout(timer);
  }, [text]);
  const { data } = useQuery({
    queryKey: [checkText.id, organization, settled],
    queryFn: () =>
      client.call(checkText, {
        params: { organization },
        body: { paragraphs: settled.split('\n').map((line) => ({ kind: 'body' as const, text: line })) },
      }),
    enabled: settled.trim().length > 1,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  const findings = (data?.findings ?? []).filter(({ setAside }) => !setAside);
  if (data === undefined || settled.trim().length < 2) return null;
  return (
    <div role="status">
      {findings.length === 0 && (
        <p className={styles.soft}>
          {t.checks}：{t.checksNone}
        </p>
      )}
      <ul className={styles.steps} aria-label={t.checks}>
        {findings.slice(0, 20).map((finding) => (
          <li key={`${finding.rule} ${finding.paragraph} ${finding.start}`}>
            <Tag tone={severityTones[finding.severity]}>{finding.text}</Tag>
            <span>{say(finding.message)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
