import { chooseOrganizationProcedure } from '@sanshen/contract/policy';
import { Button, Popconfirm, Select } from 'antd';
import { useCommand } from '../../app/api.ts';
import { useMessages } from '../../components/useMessages.ts';
import { useLocalized, useTexts } from '../../text/language.ts';
import type { DrawnProcedure } from './drawn-procedure.ts';
import { FlowDrawing } from './FlowDrawing.tsx';
import styles from './FlowView.module.css';
import { flowTexts } from './texts.ts';

/** One procedure as a drawing; whoever may chooses among those that are open to the unit. */
export function FlowView({
  organization,
  procedures,
  shown,
  mayManage,
  onShow,
}: {
  readonly organization: string;
  readonly procedures: readonly DrawnProcedure[];
  readonly shown: string | undefined;
  readonly mayManage: boolean;
  readonly onShow: (procedure: string) => void;
}) {
  const t = useTexts(flowTexts);
  const say = useLocalized();
  const messages = useMessages();
  const choosing = useCommand(chooseOrganizationProcedure);
  const procedure = procedures.find(({ id }) => id === shown) ?? procedures[0];
  if (procedure === undefined) return null;
  const note = (one: DrawnProcedure) => (one.inUse ? t.inUse : one.open ? t.open : t.otherKinds);
  const choose = () =>
    choosing.mutate(
      { params: { organization }, body: { procedure: procedure.id } },
      { onSuccess: () => messages.done(t.chosen), onError: messages.refused },
    );
  return (
    <>
      <div className={styles.chooser}>
        <Select
          aria-label={t.procedure}
          className={styles.select ?? ''}
          popupMatchSelectWidth={false}
          value={procedure.id}
          onChange={onShow}
          options={procedures.map((one) => ({
            value: one.id,
            label: t.inScope(say(one.name), note(one)),
          }))}
        />
        {!procedure.inUse && !procedure.open && <span className={styles.soft}>{t.notOpen}</span>}
        {!procedure.inUse && procedure.open && mayManage && (
          <Popconfirm
            title={t.chooseTitle(say(procedure.name))}
            description={<div className={styles.narrow}>{t.chooseHint}</div>}
            okText={t.choose}
            cancelText={t.cancel}
            onConfirm={choose}
          >
            <Button loading={choosing.isPending}>{t.choose}</Button>
          </Popconfirm>
        )}
      </div>
      <FlowDrawing procedure={procedure} />
    </>
  );
}
