import type { RouteAnswer } from '@sanshen/contract/route';
import { bankTemplate, importBank, planBankImport } from '@sanshen/contract/training-bank';
import { Alert, Button, Modal, Upload } from 'antd';
import { useState } from 'react';
import { client, queryClient } from '../../app/api.ts';
import { saveFile } from '../../components/save-file.ts';
import { useMessages } from '../../components/useMessages.ts';
import { useLocalized, useTexts } from '../../text/language.ts';
import { bankTexts } from './bank-texts.ts';
import { trainingTexts } from './texts.ts';
import styles from './training.module.css';

type Plan = RouteAnswer<typeof planBankImport>;

/** A list of questions: read first, with every problem by row, then taken in whole. */
export function BankImport({
  organization,
  onClose,
}: {
  readonly organization: string;
  readonly onClose: () => void;
}) {
  const t = useTexts(bankTexts);
  const tabs = useTexts(trainingTexts);
  const say = useLocalized();
  const messages = useMessages();
  const [read, setRead] = useState<{ readonly file: File; readonly plan: Plan } | null>(null);
  const [busy, setBusy] = useState(false);
  const params = { organization };
  const run = async (work: () => Promise<void>) => {
    setBusy(true);
    try {
      await work();
    } catch (error) {
      messages.refused(error);
    } finally {
      setBusy(false);
    }
  };
  const plan = (file: File) =>
    run(async () =>
      setRead({ file, plan: await client.upload(planBankImport, { params }, file, file.name) }),
    );
  const enter = () =>
    run(async () => {
      if (read === null) return;
      const done = await client.upload(importBank, { params }, read.file, read.file.name);
      await queryClient.invalidateQueries();
      if (!done.applied) return setRead({ ...read, plan: done });
      messages.done(t.adopted(done.ready));
      onClose();
    });
  const template = () =>
    run(async () => {
      const bytes = await client.download(bankTemplate, { params });
      saveFile(bytes, bankTemplate.responseMedia, `${tabs.bank}.xlsx`);
    });
  const ready = read !== null && read.plan.problems.length === 0 && read.plan.ready > 0;
  return (
    <Modal
      open
      title={t.importList}
      okText={t.enter}
      cancelText={tabs.cancel}
      okButtonProps={{ disabled: !ready }}
      confirmLoading={busy}
      onOk={() => void enter()}
      onCancel={onClose}
    >
      <div className={styles.stack}>
        <p className={styles.soft}>{t.importLead}</p>
        <span className={styles.actions}>
          <Upload
            accept=".xlsx,.csv"
            showUploadList={false}
            beforeUpload={(file) => {
              void plan(file);
              // Sent by the client with the session's headers, not by the component.
              return false;
            }}
          >
            <Button>{t.choose}</Button>
          </Upload>
          <Button onClick={() => void template()}>{t.template}</Button>
        </span>
        {read !== null && (
          <Alert
            type={read.plan.problems.length > 0 ? 'warning' : 'success'}
            title={`${read.file.name}${tabs.colon}${t.planned(read.plan.rows, read.plan.ready, read.plan.known)}`}
            description={
              read.plan.problems.length === 0 ? undefined : (
                <>
                  <p>{t.problems(read.plan.problems.length)}</p>
                  <ul className={styles.options}>
                    {read.plan.problems.map(({ row, column, message }) => (
                      <li key={`${row} ${column} ${message.en}`}>
                        {t.row(row)} · {column}
                        {tabs.colon}
                        {say(message)}
                      </li>
                    ))}
                  </ul>
                </>
              )
            }
          />
        )}
      </div>
    </Modal>
  );
}
