import { readCheckModel, setCheckModel } from '@sanshen/contract/checks-model';
import type { RouteAnswer } from '@sanshen/contract/route';
import { Button, Form, Input, Switch } from 'antd';
import { useCommand, useRead } from '../../app/api.ts';
import { Panel } from '../../components/Panel.tsx';
import { ErrorState, LoadingState } from '../../components/states.tsx';
import { Tag } from '../../components/Tag.tsx';
import { dateTimeText } from '../../components/time.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useLanguage, useTexts } from '../../text/language.ts';
import styles from './ChecksPage.module.css';
import { checkPageTexts } from './page-texts.ts';

type Model = RouteAnswer<typeof readCheckModel>;

interface Wish {
  readonly enabled: boolean;
  readonly endpoint: string;
  readonly model: string;
  readonly key?: string;
}

/** The language model that the unit runs itself: off unless somebody who answers for the rule book switches it on. */
export function ModelView({ organization }: { readonly organization: string }) {
  const t = useTexts(checkPageTexts);
  const language = useLanguage();
  const { data, error, refetch } = useRead(readCheckModel, { params: { organization } });
  if (data === undefined)
    return error === null ? (
      <LoadingState rows={4} />
    ) : (
      <ErrorState error={error} retry={() => void refetch()} />
    );
  return (
    <Panel
      title={t.model}
      extra={<Tag tone={data.enabled ? 'accent' : 'plain'}>{data.enabled ? t.modelOn : t.modelOff}</Tag>}
    >
      <div className={styles.page}>
        <p>{t.modelLead}</p>
        {data.allowedOrigins.length === 0 && <p className={styles.soft}>{t.modelNone}</p>}
        {data.mayChange ? (
          <ModelForm key={data.changed?.at ?? ''} organization={organization} data={data} />
        ) : (
          data.enabled && (
            <p className={styles.soft}>
              {data.endpoint} · {data.model}
            </p>
          )
        )}
        {data.changed !== null && (
          <p className={styles.soft}>
            {t.modelChanged(data.changed.by.name, dateTimeText(data.changed.at, language))}
          </p>
        )}
      </div>
    </Panel>
  );
}

function ModelForm({ organization, data }: { readonly organization: string; readonly data: Model }) {
  const t = useTexts(checkPageTexts);
  const messages = useMessages();
  const [form] = Form.useForm<Wish>();
  const set = useCommand(setCheckModel);
  const { enabled, endpoint, model, keySet, allowedOrigins } = data;
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      className={styles.form ?? ''}
      initialValues={{ enabled, endpoint, model, key: '' }}
      onFinish={({ key = '', ...wish }) =>
        set.mutate(
          {
            params: { organization },
            body: { ...wish, ...(key.trim() === '' ? {} : { key: key.trim() }) },
          },
          {
            onSuccess: () => {
              form.setFieldValue('key', '');
              messages.done(t.saved);
            },
            onError: messages.refused,
          },
        )
      }
    >
      <Form.Item name="enabled" label={t.modelSwitch} valuePropName="checked">
        <Switch disabled={allowedOrigins.length === 0 && !enabled} />
      </Form.Item>
      <Form.Item
        name="endpoint"
        label={t.modelEndpoint}
        extra={allowedOrigins.length === 0 ? undefined : t.modelEndpointHelp(allowedOrigins.join('、'))}
      >
        <Input maxLength={300} inputMode="url" autoComplete="off" />
      </Form.Item>
      <Form.Item name="model" label={t.modelName}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item name="key" label={t.modelKey} extra={keySet ? t.modelKeySet : t.modelKeyNone}>
        <Input.Password maxLength={500} autoComplete="new-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={set.isPending}>
        {t.save}
      </Button>
    </Form>
  );
}
