import type { Conversation } from '@sanshen/contract/conversations';
import { listQuestions, questionFromMessage } from '@sanshen/contract/questions';
import { Form, Radio } from 'antd';
import { useCommand, useRead } from '../../app/api.ts';
import { useLocalized, useTexts } from '../../text/language.ts';
import { FormDialog } from '../organization/dialogs/FormDialog.tsx';
import { conversationTexts } from './texts.ts';

/** Makes a question of young people (青年关切) of a message; its kind says who deals with it and until when. */
export function QuestionDialog({
  shown,
  organization,
  onClose,
}: {
  readonly shown: Conversation;
  readonly organization: string;
  readonly onClose: () => void;
}) {
  const t = useTexts(conversationTexts);
  const say = useLocalized();
  const pass = useCommand(questionFromMessage);
  const { data } = useRead(listQuestions, { params: { organization }, query: { limit: 1 } });
  return (
    <FormDialog<{ readonly kind: string }>
      title={t.asked}
      lead={t.askedLead}
      done={t.askedDone}
      onClose={onClose}
      act={({ kind }) => pass.mutateAsync({ body: { message: shown.message, kind } })}
    >
      <Form.Item name="kind" label={t.askedKind} rules={[{ required: true, message: t.askedKindMissing }]}>
        <Radio.Group
          vertical
          options={(data?.kinds ?? []).map(({ id, name }) => ({ value: id, label: say(name) }))}
        />
      </Form.Item>
    </FormDialog>
  );
}
