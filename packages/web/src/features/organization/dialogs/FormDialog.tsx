import { Alert, Form, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { queryClient, refusalCode } from '../../../app/api.ts';
import { useExplain } from '../../../app/refusal.ts';
import { useMessages } from '../../../components/useMessages.ts';
import { useTexts } from '../../../text/language.ts';
import { actionTexts, nextTexts } from '../action-texts.ts';
import styles from './dialogs.module.css';

/**
 * A small dialogue for one decision. A refusal is told inside, with what to do next, and nothing that was entered is lost; what is shown
 * behind it is read again, since a refusal often means that something changed.
 */
export function FormDialog<Values extends object>({
  title,
  ok = title,
  lead,
  danger = false,
  initial,
  act,
  done,
  onClose,
  children,
}: {
  readonly title: string;
  readonly ok?: string;
  readonly lead?: ReactNode;
  readonly danger?: boolean;
  readonly initial?: Partial<Values>;
  readonly act: (values: Values) => Promise<unknown>;
  /** What is told afterwards; null where the page itself shows it. */
  readonly done?: string | null;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}) {
  const t = useTexts(actionTexts);
  const next = useTexts(nextTexts);
  const explain = useExplain();
  const messages = useMessages();
  const [form] = Form.useForm<Values>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const finish = async (values: Values) => {
    setBusy(true);
    setProblem(null);
    try {
      await act(values);
      if (done !== null) messages.done(done ?? t.done);
      onClose();
    } catch (error) {
      setProblem(error);
      setBusy(false);
      await queryClient.invalidateQueries();
    }
  };
  const hint = Object.entries(next).find(([code]) => code === refusalCode(problem))?.[1];
  return (
    <Modal
      open
      title={title}
      okText={ok}
      okButtonProps={{ danger }}
      cancelText={t.cancel}
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {lead !== undefined && <div className={styles.lead}>{lead}</div>}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        scrollToFirstError
        validateMessages={{ required: t.required, whitespace: t.required }}
        {...(initial === undefined ? {} : { initialValues: initial })}
        onFinish={finish}
      >
        {children}
      </Form>
      {problem !== null && (
        <Alert type="error" showIcon role="alert" title={explain(problem).text} description={hint} />
      )}
    </Modal>
  );
}
