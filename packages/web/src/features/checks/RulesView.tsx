import { endCheckException, listCheckRules } from '@sanshen/contract/checks-rules';
import type { RouteAnswer } from '@sanshen/contract/route';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useCommand, useRead } from '../../app/api.ts';
import { Panel } from '../../components/Panel.tsx';
import { ErrorState, LoadingState } from '../../components/states.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useLocalized, useTexts } from '../../text/language.ts';
import styles from './ChecksPage.module.css';
import { checkPageTexts } from './page-texts.ts';
import { grouped, groupTexts, type RuleGroup } from './rule-groups.ts';

type Rules = RouteAnswer<typeof listCheckRules>;
type Rule = Rules['rules'][number];

const percent = (share: number) => `${(share * 100).toFixed(1)}%`;

/** Every rule, in groups, with what it declares and what rulings say of it; and what the unit declared to be no fault. */
export function RulesView({ organization }: { readonly organization: string }) {
  const t = useTexts(checkPageTexts);
  const say = useLocalized();
  const groupNames = useTexts(groupTexts);
  const [wanted, setWanted] = useState('');
  const [open, setOpen] = useState<ReadonlySet<RuleGroup>>(new Set());
  const toggle = (name: RuleGroup) =>
    setOpen((now) => new Set(now.has(name) ? [...now].filter((one) => one !== name) : [...now, name]));
  const { data, error, refetch } = useRead(listCheckRules, { params: { organization } });
  if (data === undefined)
    return error === null ? (
      <LoadingState rows={8} />
    ) : (
      <ErrorState error={error} retry={() => void refetch()} />
    );
  const shown = data.rules.filter(({ title, rule, explanation, clause }) =>
    [say(title), rule, say(explanation), clause ?? ''].some((text) => text.includes(wanted.trim())),
  );
  const groups = grouped(shown);
  // Whoever searches wants to see what was found.
  const searching = wanted.trim() !== '';
  const all = groups.map(([name]) => name);
  const allOpen = all.every((name) => open.has(name));
  return (
    <div className={styles.page}>
      <Exceptions organization={organization} data={data} />
      <Panel
        title={`${t.rules} ${shown.length}`}
        extra={
          <Input.Search
            allowClear
            aria-label={t.search}
            placeholder={t.search}
            value={wanted}
            onChange={({ target }) => setWanted(target.value)}
            style={{ maxWidth: 240 }}
          />
        }
      >
        {!searching && (
          <Button
            type="link"
            size="small"
            className={styles.all ?? ''}
            onClick={() => setOpen(new Set(allOpen ? [] : all))}
          >
            {allOpen ? t.collapseAll : t.expandAll}
          </Button>
        )}
        {groups.map(([name, rules]) => {
          const demoted = rules.filter((one) => one.demoted !== null).length;
          return (
            <details
              key={name}
              className={styles.ruleGroup}
              open={searching || open.has(name)}
              onToggle={({ currentTarget }) => {
                if (!searching && currentTarget.open !== open.has(name)) toggle(name);
              }}
            >
              <summary>
                {t.groupOf(groupNames[name], rules.length)}
                {demoted > 0 && <span className={styles.amber}>{t.groupDemoted(demoted)}</span>}
                <span className={styles.soft}>
                  {t.found} {rules.reduce((sum, { found }) => sum + found, 0)}
                </span>
              </summary>
              <ul className={styles.rules}>
                <li className={`${styles.rule} ${styles.head}`} aria-hidden>
                  <span>{t.rule}</span>
                  <span>{t.clause}</span>
                  <span>{t.severity}</span>
                  <span>{t.declared}</span>
                  <span>{t.measured}</span>
                  <span>{t.found}</span>
                </li>
                {rules.map((rule) => (
                  <RuleLine key={rule.rule} rule={rule} />
                ))}
              </ul>
            </details>
          );
        })}
      </Panel>
    </div>
  );
}

function RuleLine({ rule }: { readonly rule: Rule }) {
  const t = useTexts(checkPageTexts);
  const say = useLocalized();
  const { measured, demoted } = rule;
  const low = measured !== null && measured.precision < rule.declared;
  return (
    <li className={styles.rule}>
      <span>
        {say(rule.title)}{' '}
        {demoted !== null && (
          <span className={styles.amber} title={t.demotedBy(demoted.organizationName)}>
            {t.demoted}
          </span>
        )}
      </span>
      <span>{rule.clause}</span>
      <span>{t[rule.declaredSeverity]}</span>
      <span>
        <span className={styles.label}>{t.declared} </span>
        {percent(rule.declared)}
      </span>
      <span>
        <span className={styles.label}>{t.measured} </span>
        {measured === null ? (
          <span className={styles.soft}>{t.noRulings}</span>
        ) : (
          <span
            className={low ? styles.low : ''}
            title={t.bounds(percent(measured.low), percent(measured.high))}
          >
            {t.of(percent(measured.precision), measured.ruled)}
          </span>
        )}
      </span>
      <span>
        <span className={styles.label}>{t.found} </span>
        {rule.found}
      </span>
      <details className={styles.details}>
        <summary>{say(rule.explanation)}</summary>
        <p>{t.source(rule.source)}</p>
        {measured !== null && <p>{t.counts(rule.accepted, rule.applied, rule.overruled)}</p>}
        {rule.examples.length > 0 && (
          <p lang="zh-CN">
            {t.examples}：{rule.examples.map(({ text }) => text).join('　')}
          </p>
        )}
      </details>
    </li>
  );
}

function Exceptions({ organization, data }: { readonly organization: string; readonly data: Rules }) {
  const t = useTexts(checkPageTexts);
  const say = useLocalized();
  const messages = useMessages();
  const end = useCommand(endCheckException);
  if (data.exceptions.length === 0) return null;
  return (
    <Panel title={t.exceptions}>
      <ul className={styles.entries}>
        {data.exceptions.map((one) => (
          <li key={one.exception} className={styles.entry}>
            <div>
              <span>
                {one.text === null ? t.wholeRule : `“${one.text}”`} · {say(one.title)}
              </span>
              <p className={styles.soft}>
                {one.organizationName} · {one.reason} · {t.by(one.by.name)}
                {one.ended !== null && ` · ${t.ended(one.ended.by.name)}`}
              </p>
            </div>
            {data.mayManage && one.ended === null && one.organization === organization && (
              <Button
                size="small"
                loading={end.isPending}
                onClick={() =>
                  end.mutate(
                    { params: { organization, exception: one.exception } },
                    { onError: messages.refused },
                  )
                }
              >
                {t.end}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
