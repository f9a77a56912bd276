import { addIncidentLesson, doneIncidentLesson } from '@sanshen/contract/incidents';
import { Link } from '@tanstack/react-router';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../app/api.ts';
import { useSession } from '../../app/session.tsx';
import { Panel } from '../../components/Panel.tsx';
import { Tag } from '../../components/Tag.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useTexts } from '../../text/language.ts';
import { FormDialog } from '../organization/dialogs/FormDialog.tsx';
import type { Desk } from './desk.ts';
import styles from './IncidentPage.module.css';
import { deskTexts } from './texts.ts';

/** What was reported when the incident was closed; nothing before. */
export function ReportPanel({ desk: { report } }: { readonly desk: Desk }) {
  const t = useTexts(deskTexts);
  if (report === null) return null;
  return (
    <Panel title={t.summary}>
      {(['facts', 'worked', 'failed'] as const).map((part) => (
        <div key={part}>
          <strong>{t[part]}</strong>
          <p className={styles.words}>{report[part]}</p>
        </div>
      ))}
    </Panel>
  );
}

/** What is to be learnt, whose it is and until when; and the cases that were opened. */
export function LessonsPanel({ desk }: { readonly desk: Desk }) {
  const t = useTexts(deskTexts);
  const messages = useMessages();
  const done = useCommand(doneIncidentLesson);
  const { person } = useSession();
  const [adding, setAdding] = useState(false);
  const { incident } = desk;
  return (
    <Panel
      title={t.lessons}
      extra={desk.may.openCase && <Button onClick={() => setAdding(true)}>{t.addLesson}</Button>}
    >
      {desk.cases.length > 0 && <Cases desk={desk} />}
      {desk.lessons.length === 0 && <p className={styles.soft}>{t.noLessons}</p>}
      <ul className={styles.list}>
        {desk.lessons.map(({ lesson, words, owner, dueOn, done: finished, late }) => (
          <li key={lesson}>
            <div className={styles.head}>
              <span>{words}</span>
              <span className={styles.push}>
                {finished !== null && <Tag tone="jade">{t.lessonIsDone}</Tag>}
                {finished === null && <Tag tone={late ? 'cinnabar' : 'amber'}>{dueOn}</Tag>}
              </span>
            </div>
            <p className={styles.soft}>
              {t.owner} {owner.name}
            </p>
            {finished === null && (desk.may.openCase || owner.person === person) && (
              <div className={styles.actions}>
                <Button
                  onClick={() =>
                    done.mutate({ params: { incident }, body: { lesson } }, { onError: messages.refused })
                  }
                >
                  {t.lessonDone}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {adding && <LessonDialog desk={desk} onClose={() => setAdding(false)} />}
    </Panel>
  );
}

/** Who answers for the unit opens them; others know that there are some. */
function Cases({ desk: { cases, may } }: { readonly desk: Desk }) {
  const t = useTexts(deskTexts);
  if (!may.openCase) return <p className={styles.soft}>{t.cases(cases.length)}</p>;
  return (
    <p className={styles.head}>
      {cases.map((id, index) => (
        <Link key={id} to="/supervision/cases/$case" params={{ case: id }}>
          {t.caseLink(index + 1)}
        </Link>
      ))}
    </p>
  );
}

function LessonDialog({ desk, onClose }: { readonly desk: Desk; readonly onClose: () => void }) {
  const t = useTexts(deskTexts);
  const add = useCommand(addIncidentLesson);
  return (
    <FormDialog<{ words: string; owner: string; dueOn: string }>
      title={t.addLesson}
      act={(body) => add.mutateAsync({ params: { incident: desk.incident }, body })}
      onClose={onClose}
    >
      <Form.Item name="words" label={t.lessonWords} rules={[{ required: true, whitespace: true }]}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={4000} />
      </Form.Item>
      <Form.Item name="owner" label={t.owner} rules={[{ required: true }]}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={desk.people.map(({ person, name }) => ({ value: person, label: name }))}
        />
      </Form.Item>
      <Form.Item name="dueOn" label={t.dueOn} rules={[{ required: true }]}>
        <Input type="date" />
      </Form.Item>
    </FormDialog>
  );
}
