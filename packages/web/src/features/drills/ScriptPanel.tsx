import { type DrillAnswer, deliverInject } from '@sanshen/contract/drills';
import { Button } from 'antd';
import { useCommand } from '../../app/api.ts';
import { Panel } from '../../components/Panel.tsx';
import { Tag } from '../../components/Tag.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useTexts } from '../../text/language.ts';
import styles from './drills.module.css';
import { drillTexts } from './texts.ts';
import { kindKeys } from './words.ts';

/** What is to come and what went out, for those who may know it; the director can send one before its time. */
export function ScriptPanel({ drill }: { readonly drill: DrillAnswer }) {
  const t = useTexts(drillTexts);
  const messages = useMessages();
  const deliver = useCommand(deliverInject);
  const injects = [...(drill.script?.injects ?? [])].sort((a, b) => a.minute - b.minute);
  const over = drill.finished !== null;
  return (
    <Panel title={t.script} extra={over ? undefined : <Tag>{t.secret}</Tag>} flush>
      {injects.map((inject) => {
        const sent = drill.delivered.some((one) => one.inject.id === inject.id);
        return (
          <div key={inject.id} className={sent ? styles.sentLine : styles.line}>
            <strong className={styles.minute}>{inject.minute}′</strong>
            <span className={styles.words}>
              <span className={styles.text}>{inject.text}</span>
              <span className={styles.soft}>
                {t.to} {addressees(drill, inject) || t.everybody}
                {inject.expected !== null &&
                  ` · ${t[kindKeys[inject.expected.kind]]} ${t.within(inject.expected.withinMinutes)}`}
              </span>
            </span>
            {sent && <Tag tone="jade">{t.sent}</Tag>}
            {!sent && drill.may.run && drill.status === 'running' && (
              <Button
                size="small"
                loading={deliver.isPending && deliver.variables?.params.inject === inject.id}
                onClick={() =>
                  deliver.mutate(
                    { params: { drill: drill.drill, inject: inject.id } },
                    { onError: messages.refused },
                  )
                }
              >
                {t.sendNow}
              </Button>
            )}
          </div>
        );
      })}
    </Panel>
  );
}

type Inject = NonNullable<DrillAnswer['script']>['injects'][number];

function addressees({ roles, participants }: DrillAnswer, inject: Inject): string {
  const ofRoles = inject.roles.map((role) => roles.find(({ id }) => id === role)?.name ?? role);
  const people = inject.people.map(
    (person) => participants.find((one) => one.person === person)?.name ?? person,
  );
  return [...ofRoles, ...people].join('、');
}
