import { Button, Modal } from 'antd';
import { useTexts } from '../../../text/language.ts';
import { actionTexts } from '../action-texts.ts';
import styles from './dialogs.module.css';

/** What the server gave, once. */
export interface Given {
  readonly name: string;
  /** Null when a lost answer was asked for again: it is not shown twice. */
  readonly password: string | null;
}

/** A whole one-time password: four groups. */
const wholeLength = 23;

/** Shows a one-time password, or the half that is this person's to tell; closed only by saying that it is kept. */
export function OneTimePassword({
  name,
  given,
  onKept,
}: {
  readonly name: string;
  readonly given: Given;
  readonly onKept: () => void;
}) {
  const t = useTexts(actionTexts);
  const { password } = given;
  return (
    <Modal
      open
      title={t.passwordTitle}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={
        <Button type="primary" onClick={onKept}>
          {t.kept}
        </Button>
      }
    >
      {password === null ? (
        <p>{t.passwordGone}</p>
      ) : (
        <>
          <p>{password.length < wholeLength ? t.passwordHalf(name) : t.passwordWhole(name)}</p>
          <p>
            {t.loginName}：{given.name}
          </p>
          <p className={styles.secret}>{password}</p>
        </>
      )}
    </Modal>
  );
}
