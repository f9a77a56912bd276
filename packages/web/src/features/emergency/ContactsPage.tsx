import { listCalls } from '@sanshen/contract/emergency-calls';
import { keepContact, readContacts, removeContact } from '@sanshen/contract/emergency-plans';
import type { RouteAnswer } from '@sanshen/contract/route';
import { Link, useSearch } from '@tanstack/react-router';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { refusalCode, useCommand, useRead } from '../../app/api.ts';
import { Panel } from '../../components/Panel.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { Tag } from '../../components/Tag.tsx';
import { Time } from '../../components/time.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useLocalized, useTexts } from '../../text/language.ts';
import { FormDialog } from '../organization/dialogs/FormDialog.tsx';
import { callTexts } from './call-texts.ts';
import styles from './emergency.module.css';
import { planTexts } from './plan-texts.ts';
import { CheckButton, reachTones } from './ReachPanel.tsx';
import { UnitPage } from './UnitPage.tsx';

type Contacts = RouteAnswer<typeof readContacts>;
type Contact = Contacts['people'][number];

/** 通讯树: who plays a role, who calls him, by which number, and whether he has shown that he can be reached. */
export function ContactsPage() {
  const t = useTexts(callTexts);
  const search = useSearch({ from: '/inside/emergency/contacts' });
  return (
    <UnitPage
      to="/emergency/contacts"
      current="contacts"
      organization={search.organization}
      lead={t.contactsLead}
    >
      {(organization) => <Tree organization={organization} />}
    </UnitPage>
  );
}

function Tree({ organization }: { readonly organization: string }) {
  const t = useTexts(callTexts);
  const plans = useTexts(planTexts);
  const say = useLocalized();
  const { data, error, refetch } = useRead(readContacts, { params: { organization } });
  if (error !== null) return <ErrorState error={error} retry={() => void refetch()} />;
  if (data === undefined) return <LoadingState />;
  const { people, gaps, may, confirmEveryMonths } = data;
  return (
    <>
      <Panel
        title={t.people}
        extra={may.call && people.length > 0 && <CheckButton organization={organization} />}
      >
        {people.length === 0 && <EmptyState title={plans.reachNobody} hint={plans.reachNobodyHint} />}
        {people.length > 0 && <p className={styles.soft}>{plans.everyMonths(confirmEveryMonths)}</p>}
        <ul className={styles.list}>
          {people.map((contact) => (
            <ContactLine key={contact.person} contact={contact} />
          ))}
        </ul>
      </Panel>
      {gaps.length > 0 && (
        <Panel title={t.gaps}>
          <ul className={styles.list}>
            {gaps.map(({ scenario, role }) => (
              <li key={`${scenario.zh} ${role}`} className={styles.line}>
                <span>{role}</span>
                <span className={styles.soft}>{say(scenario)}</span>
                <span className={styles.push}>
                  <Tag tone="cinnabar">{plans.gap}</Tag>
                </span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <Calls organization={organization} />
    </>
  );
}

function ContactLine({ contact }: { readonly contact: Contact }) {
  const t = useTexts(callTexts);
  const plans = useTexts(planTexts);
  const messages = useMessages();
  const keep = useCommand(keepContact);
  const remove = useCommand(removeContact);
  const [editing, setEditing] = useState(false);
  const params = { organization: contact.organization, person: contact.person };
  const { number, registered, calledBy, state, reachedAt } = contact;
  return (
    <li>
      <div className={styles.line}>
        <strong>{contact.name}</strong>
        <span className={styles.soft}>
          {contact.roles.join(plans.comma)}
          {contact.deputy && ` · ${t.deputy}`}
        </span>
        <span className={styles.push}>
          <Tag tone={reachTones[state]}>{plans[state]}</Tag>
        </span>
      </div>
      <p className={styles.soft}>
        {number !== null ? (
          <a href={`tel:${number.replace(/[^\d+]/g, '')}`}>{number}</a>
        ) : registered ? (
          t.hiddenNumber
        ) : (
          t.noNumber
        )}
        {calledBy.length > 0 && ` · ${t.calledBy(calledBy.map(({ name }) => name).join(plans.comma))}`}
        {reachedAt !== null && (
          <>
            {` · ${t.reachedAt} `}
            <Time at={reachedAt} />
          </>
        )}
      </p>
      {contact.mayKeep && (
        <div className={styles.actions}>
          <Button
            size="small"
            aria-label={`${registered ? t.changeNumber : t.keepNumber} ${contact.name}`}
            onClick={() => setEditing(true)}
          >
            {registered ? t.changeNumber : t.keepNumber}
          </Button>
          {registered && (
            <Button
              size="small"
              aria-label={`${t.removeNumber} ${contact.name}`}
              loading={remove.isPending}
              onClick={() =>
                remove.mutate(
                  { params },
                  { onSuccess: () => messages.done(t.removed), onError: messages.refused },
                )
              }
            >
              {t.removeNumber}
            </Button>
          )}
        </div>
      )}
      {editing && (
        <FormDialog<{ number: string }>
          title={t.numberOf(contact.name)}
          lead={t.numberLead}
          act={({ number: given }) => keep.mutateAsync({ params, body: { number: given } })}
          onClose={() => setEditing(false)}
        >
          <Form.Item
            name="number"
            label={t.number}
            rules={[{ required: true, pattern: /^\+?\d[\d\s-]{4,24}(转\d{1,6})?$/, message: t.numberWrong }]}
          >
            <Input autoFocus inputMode="tel" autoComplete="off" maxLength={40} />
          </Form.Item>
        </FormDialog>
      )}
    </li>
  );
}

/** The calls of a unit; nothing for who may not see them. */
function Calls({ organization }: { readonly organization: string }) {
  const t = useTexts(callTexts);
  const { data, error } = useRead(listCalls, { params: { organization } });
  if (refusalCode(error) === 'access.forbidden') return null;
  if (error !== null) return <ErrorState error={error} />;
  return (
    <Panel title={t.calls}>
      {data === undefined && <LoadingState />}
      {data?.items.length === 0 && <EmptyState title={t.noCalls} hint={t.noCallsHint} />}
      <ul className={styles.list}>
        {data?.items.map((one) => (
          <li key={one.call}>
            <div className={styles.line}>
              <Link to="/emergency/calls/$call" params={{ call: one.call }}>
                {t[one.drill ? 'drill' : one.reason.kind]}
              </Link>
              <span className={styles.soft}>
                {one.started.name} · <Time at={one.started.at} />
              </span>
              <span className={styles.push}>
                {one.late && <Tag tone="cinnabar">{t.late}</Tag>}
                <Tag tone={one.closed === null ? 'amber' : 'plain'}>
                  {one.closed === null ? t.open : t.over}
                </Tag>
                <span>{t.answered(one.answered, one.people)}</span>
              </span>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
