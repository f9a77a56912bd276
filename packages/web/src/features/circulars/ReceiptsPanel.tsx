import { type CircularAnswer, receiveCircular } from '@sanshen/contract/circulars';
import { Button } from 'antd';
import { useCommand } from '../../app/api.ts';
import { LineWords } from '../../components/ListLine.tsx';
import { Panel } from '../../components/Panel.tsx';
import { Tag } from '../../components/Tag.tsx';
import { Time } from '../../components/time.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useTexts } from '../../text/language.ts';
import styles from './circulars.module.css';
import { circularTexts } from './texts.ts';

/** Who signed for a circular, as far as the reader may see it; his own unit's receipt he gives here. */
export function ReceiptsPanel({ one }: { readonly one: CircularAnswer }) {
  const t = useTexts(circularTexts);
  return (
    <Panel title={t.units}>
      <ul className={styles.list}>
        {one.units.map((unit) => (
          <Receipt key={unit.unit} circular={one.circular} unit={unit} />
        ))}
      </ul>
    </Panel>
  );
}

function Receipt({
  circular,
  unit,
}: {
  readonly circular: string;
  readonly unit: CircularAnswer['units'][number];
}) {
  const t = useTexts(circularTexts);
  const messages = useMessages();
  const command = useCommand(receiveCircular);
  const { received, receiptDue, readers } = unit;
  const sign = () =>
    command.mutateAsync({ params: { circular, unit: unit.unit }, body: {} }).then(
      () => messages.done(t.signedDone),
      (error: unknown) => messages.refused(error),
    );
  return (
    <li className={styles.receipt}>
      <LineWords
        name={unit.unitName}
        below={
          <>
            {received !== null && (
              <>
                {received.by} · <Time at={received.at} />
              </>
            )}
            {received === null && receiptDue !== null && (
              <>
                {t.until} <Time at={receiptDue} />
              </>
            )}
          </>
        }
      >
        {readers.length > 1 && (
          <span className={styles.soft}>{t.readers(readers.map(({ by }) => by).join('、'))}</span>
        )}
      </LineWords>
      {received !== null && <Tag tone="jade">{t.signed}</Tag>}
      {received === null && (
        <Tag tone={unit.overdue ? 'cinnabar' : 'amber'}>{unit.overdue ? t.overdue : t.toSign}</Tag>
      )}
      {unit.mayReceive && (
        <Button
          type={received === null ? 'primary' : 'default'}
          loading={command.isPending}
          onClick={() => void sign()}
        >
          {received === null ? t.sign : t.readIt}
        </Button>
      )}
    </li>
  );
}
