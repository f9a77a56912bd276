import {
  importRegister,
  planRegister,
  type RegisterName,
  type registerPlanSchema,
} from '@sanshen/contract/checks-registers';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Modal, Upload } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { client } from '../../app/api.ts';
import { useMessages } from '../../components/useMessages.ts';
import { useLocalized, useTexts } from '../../text/language.ts';
import styles from './ChecksPage.module.css';
import { checkPageTexts } from './page-texts.ts';

type Plan = z.output<typeof registerPlanSchema>;

/** Uploads a sheet: first what it would change, then the change. */
export function ImportDialog({
  organization,
  register,
  onClose,
}: {
  readonly organization: string;
  readonly register: RegisterName;
  readonly onClose: () => void;
}) {
  const t = useTexts(checkPageTexts);
  const say = useLocalized();
  const messages = useMessages();
  const queries = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [replace, setReplace] = useState(false);
  const [plan, setPlan] = useState<Plan | null>(null);
  const [busy, setBusy] = useState(false);
  const params = { organization, register };
  const query = { replace: replace ? ('true' as const) : ('false' as const) };
  const work = async (step: () => Promise<void>) => {
    setBusy(true);
    try {
      await step();
    } catch (error) {
      messages.refused(error);
    } finally {
      setBusy(false);
    }
  };
  const look = (chosen: File, all: boolean) =>
    work(async () => {
      const call = { params, query: { replace: all ? 'true' : 'false' } };
      setPlan(await client.upload(planRegister, call, chosen, chosen.name));
    });
  const apply = () =>
    work(async () => {
      if (file === null || plan === null) return;
      const call = { params, query: { ...query, version: plan.version } };
      const done = await client.upload(importRegister, call, file, file.name);
      if (!done.applied) return setPlan(done);
      await queries.invalidateQueries();
      messages.done(t.imported);
      onClose();
    });
  return (
    <Modal
      open
      title={t.import}
      okText={t.apply}
      cancelText={t.cancel}
      okButtonProps={{ disabled: plan === null || plan.problemCount > 0 }}
      confirmLoading={busy}
      onOk={() => void apply()}
      onCancel={onClose}
    >
      <div className={styles.page}>
        <p>{t.importLead}</p>
        <Upload
          accept=".xlsx"
          maxCount={1}
          beforeUpload={(chosen) => {
            setFile(chosen);
            void look(chosen, replace);
            return false;
          }}
          onRemove={() => {
            setFile(null);
            setPlan(null);
          }}
        >
          <Button loading={busy}>{t.choose}</Button>
        </Upload>
        <Checkbox
          checked={replace}
          onChange={({ target }) => {
            setReplace(target.checked);
            if (file !== null) void look(file, target.checked);
          }}
        >
          {t.replace}
        </Checkbox>
        {plan !== null && (
          <div role="status">
            <p>{t.plan(plan.added, plan.changed, plan.removed, plan.same)}</p>
            {plan.problemCount > 0 && <p className={styles.low}>{t.problems(plan.problemCount)}</p>}
            <ul className={styles.entries}>
              {plan.problems.map((one) => (
                <li key={`${one.row} ${one.column} ${one.message.zh}`}>
                  {t.problem(one.row, one.column, say(one.message))}
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </Modal>
  );
}
