import { readFile } from '@sanshen/contract/files';
import { routeUrl } from '@sanshen/contract/route';
import { Time } from '../../components/time.tsx';
import { useLocalized, useTexts } from '../../text/language.ts';
import type { Act } from './act.ts';
import styles from './InteractionPage.module.css';
import { interactionTexts } from './texts.ts';

/** Who asked for an act and why, who approved it, how it ended. */
export function ActFacts({ act }: { readonly act: Act }) {
  const t = useTexts(interactionTexts);
  const local = useLocalized();
  const { words, target, closed, answer, evidence, reason, spam } = act;
  return (
    <dl className={styles.facts}>
      {words !== null && <Fact name={t.purpose}>{words.purpose}</Fact>}
      {words?.account != null && <Fact name={t.account}>{words.account}</Fact>}
      {words?.url != null && (
        <Fact name={t.post}>
          <a href={words.url} target="_blank" rel="noopener noreferrer">
            {words.url}
          </a>
        </Fact>
      )}
      {target.publication !== null && <Fact name={t.publication}>{target.publication.title}</Fact>}
      {reason !== null && <Fact name={t.reason}>{local(reason.name)}</Fact>}
      {spam.map((ground) => (
        <Fact key={ground.rule} name={t.spamWhy}>
          {local(ground.text)}
          {ground.excerpts.length > 0 && `：${ground.excerpts.join('、')}`}
        </Fact>
      ))}
      <Fact name={t.asked}>
        {act.asked.name} · <Time at={act.asked.at} />
      </Fact>
      <Approval act={act} />
      {closed?.name != null && (
        <Fact name={t.result}>
          {closed.name} · <Time at={closed.at} />
        </Fact>
      )}
      {answer !== null && <Fact name={t.answer}>{local(answer)}</Fact>}
      {words?.note != null && <Fact name={t.note}>{words.note}</Fact>}
      {evidence !== null && (
        <Fact name={t.screenshot}>
          <a
            href={routeUrl(readFile, { params: { digest: evidence } })}
            target="_blank"
            rel="noopener noreferrer"
          >
            {t.evidence}
          </a>
        </Fact>
      )}
    </dl>
  );
}

function Approval({ act }: { readonly act: Act }) {
  const t = useTexts(interactionTexts);
  if (act.via === 'spamRule') return <Fact name={t.approved}>{t.approvedBySpam}</Fact>;
  if (act.standing !== null) return <Fact name={t.approved}>{t.approvedByStanding(act.standing.name)}</Fact>;
  if (act.approvals.length === 0 && act.needed < 2) return null;
  return (
    <Fact name={t.approved}>
      {act.approvals.map(({ name }) => name).join('、')}
      {act.status === 'asked' && ` ${t.needed(act.approvals.length, act.needed)}`}
    </Fact>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
