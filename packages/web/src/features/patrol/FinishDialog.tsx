import { uploadFile } from '@sanshen/contract/files';
import { finishPatrol } from '@sanshen/contract/patrol';
import { Button, Form, Input, Radio, Select } from 'antd';
import { useRef } from 'react';
import { client, useCommand } from '../../app/api.ts';
import { useLocalized, useTexts } from '../../text/language.ts';
import { PictureField } from '../channels/dialogs/PictureField.tsx';
import styles from '../interaction/InteractionPage.module.css';
import { FormDialog } from '../organization/dialogs/FormDialog.tsx';
import type { Day } from './day.ts';
import { findingKindTexts, patrolTexts } from './texts.ts';

const kinds = [
  'improperAct',
  'wrongReply',
  'unanswered',
  'unlawful',
  'spam',
  'impersonation',
  'other',
] as const;

interface Entered {
  readonly answers: Readonly<Record<string, boolean>>;
  readonly findings?: readonly { readonly kind: (typeof kinds)[number]; readonly note: string }[];
}

/** Finishes a patrol: every line of the checklist, and what was found, with a screenshot. */
export function FinishDialog({
  organization,
  patrol,
  title,
  checklist,
  onClose,
}: {
  readonly organization: string;
  readonly patrol: string;
  readonly title: string;
  readonly checklist: Day['checklist'];
  readonly onClose: () => void;
}) {
  const t = useTexts(patrolTexts);
  const kindTexts = useTexts(findingKindTexts);
  const local = useLocalized();
  const finish = useCommand(finishPatrol);
  // By the key of the line that it belongs to; nothing on the screen follows from it.
  const pictures = useRef(new Map<number, File>());
  const send = async ({ answers, findings = [] }: Entered) => {
    const kept = [];
    for (const [index, { kind, note }] of findings.entries()) {
      const picture = pictures.current.get(index);
      const query = { organization };
      const file =
        picture === undefined ? null : await client.upload(uploadFile, { query }, picture, picture.name);
      kept.push({ kind, note: note.trim(), ...(file === null ? {} : { before: file.digest }) });
    }
    await finish.mutateAsync({
      params: { patrol },
      body: { answers: checklist.map((_, index) => answers[index] === true), findings: kept },
    });
  };
  return (
    <FormDialog<Entered>
      title={`${t.goOn} · ${title}`}
      ok={t.goOn}
      act={send}
      done={t.finishDone}
      onClose={onClose}
    >
      {checklist.map((line, index) => (
        <Form.Item
          key={line.zh}
          name={['answers', String(index)]}
          label={local(line)}
          rules={[{ required: true }]}
        >
          <Radio.Group
            options={[
              { value: true, label: t.fine },
              { value: false, label: t.wrong },
            ]}
          />
        </Form.Item>
      ))}
      <Form.List name="findings">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <fieldset key={key} className={styles.fieldset}>
                <legend>{t.finding(name + 1)}</legend>
                <Form.Item name={[name, 'kind']} label={t.kind} rules={[{ required: true }]}>
                  <Select options={kinds.map((value) => ({ value, label: kindTexts[value] }))} />
                </Form.Item>
                <Form.Item
                  name={[name, 'note']}
                  label={t.note}
                  rules={[{ required: true, whitespace: true }]}
                >
                  <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1000} />
                </Form.Item>
                <PictureField
                  label={t.before}
                  onChange={(picture) => {
                    if (picture === null) pictures.current.delete(name);
                    else pictures.current.set(name, picture);
                  }}
                />
                {name === fields.length - 1 && (
                  <Form.Item>
                    <Button
                      onClick={() => {
                        pictures.current.delete(name);
                        remove(name);
                      }}
                    >
                      {t.remove}
                    </Button>
                  </Form.Item>
                )}
              </fieldset>
            ))}
            <Form.Item>
              <Button onClick={() => add({})}>{t.addFinding}</Button>
            </Form.Item>
          </>
        )}
      </Form.List>
    </FormDialog>
  );
}
