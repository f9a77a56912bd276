import { actOnQuestion, type readQuestion } from '@sanshen/contract/questions';
import type { RouteAnswer, RouteCall } from '@sanshen/contract/route';
import { useCommand } from '../../app/api.ts';
import { useMessages } from '../../components/useMessages.ts';
import { useTexts } from '../../text/language.ts';
import { questionTexts } from './texts.ts';

export type Shown = RouteAnswer<typeof readQuestion>;
type Step = RouteCall<typeof actOnQuestion>['body'];

/** Takes steps with a question and says what came of them. */
export function useStep({ question }: Shown) {
  const t = useTexts(questionTexts);
  const messages = useMessages();
  const act = useCommand(actOnQuestion);
  return {
    busy: act.isPending,
    take: (step: Step, done?: () => void, text: string = t.done) =>
      act.mutate(
        { params: { question }, body: step },
        {
          onSuccess: () => {
            messages.done(text);
            done?.();
          },
          onError: messages.refused,
        },
      ),
  };
}
