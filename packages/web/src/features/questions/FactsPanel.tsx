import { showContact } from '@sanshen/contract/questions';
import { useNavigate } from '@tanstack/react-router';
import { Button, Dropdown, Select } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../app/api.ts';
import { Panel } from '../../components/Panel.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useLocalized, useTexts } from '../../text/language.ts';
import { HandoverDialog } from './HandoverDialog.tsx';
import styles from './Questions.module.css';
import { questionTexts, questionWords } from './texts.ts';
import { type Shown, useStep } from './use-step.ts';

const reasons = ['noAnswerNeeded', 'answeredBefore', 'spam'] as const;

/** Who has the question and what it is about, with what can be changed about that. */
export function FactsPanel({ shown }: { readonly shown: Shown }) {
  const t = useTexts(questionTexts);
  const say = useLocalized();
  const step = useStep(shown);
  const navigate = useNavigate();
  const [handing, setHanding] = useState(false);
  const { may, kinds, people, assignee } = shown;
  return (
    <Panel>
      <dl className={styles.facts}>
        <dt>{t.unit}</dt>
        <dd>{shown.organizationName}</dd>
        <dt>{t.source}</dt>
        <dd>{say(questionWords.source[shown.source])}</dd>
        <dt>{t.kind}</dt>
        <dd>
          {may.includes('setKind') ? (
            <Select
              aria-label={t.kind}
              value={shown.kind}
              onChange={(kind) => step.take({ step: 'setKind', kind })}
              options={kinds.map(({ id, name }) => ({ value: id, label: say(name) }))}
              style={{ width: '100%' }}
            />
          ) : (
            say(shown.kindName)
          )}
        </dd>
        <dt>{t.assignee}</dt>
        <dd>
          {may.includes('assign') ? (
            <Select
              aria-label={t.assignee}
              allowClear
              placeholder={t.nobody}
              value={assignee?.person ?? null}
              onChange={(to) => step.take({ step: 'assign', to: to ?? null })}
              options={people.map(({ person, name }) => ({ value: person, label: name }))}
              style={{ width: '100%' }}
            />
          ) : (
            (assignee?.name ?? t.nobody)
          )}
        </dd>
        <dt>{t.contact}</dt>
        <dd>
          <Contact shown={shown} />
        </dd>
        {shown.rating !== null && (
          <>
            <dt>{t.rating}</dt>
            <dd>{say(questionWords.rating[shown.rating])}</dd>
          </>
        )}
        {shown.closeReason !== null && (
          <>
            <dt>{t.state}</dt>
            <dd>{say(questionWords.close[shown.closeReason])}</dd>
          </>
        )}
      </dl>
      <div className={styles.actions}>
        {may.includes('askHandover') && <Button onClick={() => setHanding(true)}>{t.handOver}</Button>}
        {may.includes('close') && (
          <Dropdown
            trigger={['click']}
            menu={{
              items: reasons.map((key) => ({ key, label: say(questionWords.close[key]) })),
              onClick: ({ key }) => {
                const reason = reasons.find((one) => one === key);
                if (reason !== undefined) step.take({ step: 'close', reason });
              },
            }}
          >
            <Button>{t.close}</Button>
          </Dropdown>
        )}
        {may.includes('proposeIdea') && (
          <Button
            onClick={() =>
              void navigate({
                to: '/planning/ideas',
                search: { organization: shown.organization, propose: '', question: shown.question },
              })
            }
          >
            {t.makeIdea}
          </Button>
        )}
        {may.includes('reopen') && (
          <Button loading={step.busy} onClick={() => step.take({ step: 'reopen' })}>
            {t.reopen}
          </Button>
        )}
      </div>
      {handing && <HandoverDialog shown={shown} onClose={() => setHanding(false)} />}
    </Panel>
  );
}

/** How the asker can be reached, after a look that is recorded; gone again with the page. */
function Contact({ shown }: { readonly shown: Shown }) {
  const t = useTexts(questionTexts);
  const messages = useMessages();
  const show = useCommand(showContact);
  if (!shown.hasContact) return <span>{t.noContact}</span>;
  if (show.data !== undefined) return <span>{show.data.contact}</span>;
  if (!shown.may.includes('showContact')) return null;
  const look = () => show.mutate({ params: { question: shown.question } }, { onError: messages.refused });
  return (
    <Button size="small" loading={show.isPending} onClick={look}>
      {t.showContact}
    </Button>
  );
}
