import { questionsOfManuscript } from '@sanshen/contract/questions';
import { Link } from '@tanstack/react-router';
import { useRead } from '../../app/api.ts';
import { useLocalized, useTexts } from '../../text/language.ts';
import { questionTexts, questionWords } from './texts.ts';

/** Which questions a manuscript answers, as a pair of a list of facts; nothing for one that answers none. */
export function AnswersFact({ manuscript }: { readonly manuscript: string }) {
  const t = useTexts(questionTexts);
  const say = useLocalized();
  const { data } = useRead(questionsOfManuscript, { params: { manuscript } }, { staleTime: 60_000 });
  if (data === undefined || data.answers === 0) return null;
  return (
    <>
      <dt>{t.answersQuestions}</dt>
      <dd>
        {t.answersMany(data.answers)}
        <ul>
          {data.items.map(({ question, kindName, state }) => (
            <li key={question}>
              <Link to="/questions/$question" params={{ question }}>
                {say(kindName)} · {say(questionWords.state[state])}
              </Link>
            </li>
          ))}
        </ul>
      </dd>
    </>
  );
}
