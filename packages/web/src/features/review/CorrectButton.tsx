import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTexts } from '../../text/language.ts';
import { reviewTexts } from './texts.ts';
import type { Manuscript, Seat, Stage } from './useManuscript.ts';

/** Leads to where this seat's signer may mend the text himself; the rule book says what becomes of earlier signatures. */
export function CorrectButton({
  manuscript,
  stage,
  seat,
}: {
  readonly manuscript: Manuscript;
  readonly stage: Stage;
  readonly seat: Seat;
}) {
  const t = useTexts(reviewTexts);
  const navigate = useNavigate();
  const open = () =>
    void navigate({
      to: '/manuscripts/$manuscript/amendment',
      params: { manuscript: manuscript.manuscript },
      search: { stage: stage.stage, seat: seat.seat },
    });
  return (
    <Button size="large" onClick={open}>
      {t.correct}
    </Button>
  );
}
