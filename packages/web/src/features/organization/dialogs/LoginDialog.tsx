import { disableLogin, enableLogin, giveLogin, loginNameSchema, resetLogin } from '@sanshen/contract/logins';
import { Form, Input } from 'antd';
import { useCommand } from '../../../app/api.ts';
import { useTexts } from '../../../text/language.ts';
import { actionTexts } from '../action-texts.ts';
import { FormDialog } from './FormDialog.tsx';
import type { Given } from './OneTimePassword.tsx';

export type LoginAction = 'give' | 'reset' | 'disable' | 'enable';

/** Gives, resets, disables or enables a login; what is shown once goes to `onGiven`. */
export function LoginDialog({
  person,
  name,
  action,
  onGiven,
  onClose,
}: {
  readonly person: string;
  readonly name: string;
  readonly action: LoginAction;
  readonly onGiven: (given: Given) => void;
  readonly onClose: () => void;
}) {
  const t = useTexts(actionTexts);
  const give = useCommand(giveLogin);
  const reset = useCommand(resetLogin);
  const disable = useCommand(disableLogin);
  const enable = useCommand(enableLogin);
  const params = { person };
  const { title, lead, act } = {
    give: {
      title: t.giveLogin,
      lead: t.giveLoginLead(name),
      act: async ({ login }: { readonly login: string }) =>
        onGiven(await give.mutateAsync({ params, body: { name: login } })),
    },
    reset: {
      title: t.resetLogin,
      lead: t.resetLoginLead(name),
      act: async () => onGiven(await reset.mutateAsync({ params, body: {} })),
    },
    disable: {
      title: t.disableLogin,
      lead: t.disableLoginLead(name),
      act: () => disable.mutateAsync({ params, body: {} }),
    },
    enable: {
      title: t.enableLogin,
      lead: t.enableLoginLead(name),
      act: () => enable.mutateAsync({ params, body: {} }),
    },
  }[action];
  return (
    <FormDialog<{ readonly login: string }>
      title={title}
      lead={lead}
      danger={action === 'disable' || action === 'reset'}
      act={act}
      onClose={onClose}
    >
      {action === 'give' && (
        <Form.Item
          name="login"
          label={t.loginName}
          extra={t.loginNameHint}
          rules={[
            {
              validator: (_, typed: unknown) =>
                loginNameSchema.safeParse(typed).success
                  ? Promise.resolve()
                  : Promise.reject(new Error(t.loginNameHint)),
            },
          ]}
        >
          <Input autoFocus autoComplete="off" maxLength={100} />
        </Form.Item>
      )}
    </FormDialog>
  );
}
