import { readOrigin } from '@sanshen/contract/planning';
import { Link } from '@tanstack/react-router';
import { useRead } from '../../app/api.ts';
import { useTexts } from '../../text/language.ts';
import { originKinds } from './origin-kinds.ts';
import { ideaTexts } from './texts.ts';

/** Which idea a manuscript came from, as a pair of a list of facts; nothing for one that came from none. */
export function OriginFact({
  manuscript,
  organization,
}: {
  readonly manuscript: string;
  readonly organization: string;
}) {
  const t = useTexts(ideaTexts);
  const { data } = useRead(readOrigin, { params: { manuscript } }, { staleTime: 60_000 });
  const origin = data?.origin;
  if (origin === undefined || origin === null) return null;
  const { title, kind, proposedBy, approvedBy } = origin;
  return (
    <>
      <dt>{t.origin}</dt>
      <dd>
        <Link to="/planning/ideas" search={{ organization, idea: origin.idea }}>
          {t.originLine(title, t[originKinds[kind]], proposedBy)}
        </Link>
        {approvedBy.length > 0 && ` · ${t.originApproved(approvedBy.join('、'))}`}
      </dd>
    </>
  );
}
