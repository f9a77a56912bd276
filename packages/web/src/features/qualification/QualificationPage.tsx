import {
  dutyKindTexts,
  dutyObstacleTexts,
  listQualificationGaps,
  readMyQualification,
  readUnitQualifications,
} from '@sanshen/contract/qualification';
import type { RouteAnswer } from '@sanshen/contract/route';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useRead } from '../../app/api.ts';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Panel } from '../../components/Panel.tsx';
import { ErrorState, LoadingState } from '../../components/states.tsx';
import { Tag } from '../../components/Tag.tsx';
import { dateText } from '../../components/time.tsx';
import { UnitPicker } from '../../components/UnitPicker.tsx';
import { useLanguage, useLocalized, useTexts } from '../../text/language.ts';
import { TrainingTabs } from '../training/TrainingTabs.tsx';
import { useTrainingUnits, useUnit } from '../training/useUnit.ts';
import styles from './qualification.module.css';
import { qualificationTexts } from './texts.ts';

type Mine = RouteAnswer<typeof readMyQualification>;
type Unit = RouteAnswer<typeof readUnitQualifications>;
type Gap = Unit['gaps'][number];

/** 资格: what my rights rest on and when they end; for who leads, the unit; for those above, where nobody is left. */
export function QualificationPage() {
  const t = useTexts(qualificationTexts);
  const navigate = useNavigate();
  const { organization: asked } = useSearch({ from: '/inside/training/qualification' });
  const organization = useUnit(asked, 'lead');
  const units = useTrainingUnits();
  const leads = units.some((one) => one.lead);
  return (
    <div className={styles.page}>
      <PageHeader
        title={t.title}
        lead={t.lead}
        actions={
          organization !== undefined &&
          leads && (
            <UnitPicker
              value={organization}
              relations={['own', 'above']}
              onChange={(next) =>
                void navigate({
                  to: '/training/qualification',
                  search: { organization: next },
                  replace: true,
                })
              }
            />
          )
        }
      />
      <TrainingTabs current="qualification" />
      <MinePanel />
      {organization !== undefined && leads && <UnitPanels organization={organization} />}
      {organization !== undefined && <Gaps organization={organization} />}
    </div>
  );
}

function MinePanel() {
  const t = useTexts(qualificationTexts);
  const { data, error, refetch } = useRead(readMyQualification, {});
  return (
    <Panel title={t.mine}>
      {error !== null && <ErrorState error={error} retry={() => void refetch()} />}
      {error === null && data === undefined && <LoadingState rows={3} />}
      {data !== undefined && <Standing {...data} />}
    </Panel>
  );
}

function Standing({ conditions, duties }: Pick<Mine, 'conditions' | 'duties'>) {
  const t = useTexts(qualificationTexts);
  const say = useLocalized();
  const language = useLanguage();
  const date = (at: string) => dateText(at, language);
  return (
    <div className={styles.columns}>
      <div>
        <h3 className={styles.sub}>{t.conditions}</h3>
        <ul className={styles.list}>
          {conditions.map((one) => (
            <li key={`${one.what} ${one.name.zh} ${one.organization} ${one.from}`} className={styles.row}>
              <span className={styles.words}>
                <span>{say(one.name)}</span>
                <span className={styles.soft}>
                  {t[one.what]}
                  {one.organization !== null && ` · ${one.organization}`}
                </span>
              </span>
              <span className={styles.soft}>
                {one.to === null ? t.noEnd : `${t.validTo} ${date(one.to)}`}
              </span>
              {one.ending && <Tag tone="amber">{t.ending}</Tag>}
            </li>
          ))}
        </ul>
      </div>
      <div>
        <h3 className={styles.sub}>{t.duties}</h3>
        {duties.length === 0 && <p className={styles.soft}>{t.noDuties}</p>}
        <ul className={styles.list}>
          {duties.map(({ duty, obstacle, until }) => (
            <li key={`${duty.organization.id} ${duty.kind} ${duty.id}`} className={styles.row}>
              <span className={styles.words}>
                <span>{say(duty.name)}</span>
                <span className={styles.soft}>
                  {say(dutyKindTexts[duty.kind])} · {duty.organization.name}
                </span>
              </span>
              {obstacle === null ? (
                <>
                  {until !== null && (
                    <span className={styles.soft}>
                      {t.until} {date(until)}
                    </span>
                  )}
                  <Tag tone="jade">{t.may}</Tag>
                </>
              ) : (
                <Tag tone="cinnabar">{t.mayNot(say(dutyObstacleTexts[obstacle]))}</Tag>
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function UnitPanels({ organization }: { readonly organization: string }) {
  const t = useTexts(qualificationTexts);
  const { data, error, refetch } = useRead(readUnitQualifications, { params: { organization } });
  if (error !== null) return <ErrorState error={error} retry={() => void refetch()} />;
  if (data === undefined) return <LoadingState />;
  return (
    <>
      <Panel title={t.endings(data.warnDays)}>
        <Endings endings={data.endings} />
      </Panel>
      <Panel title={t.unit}>
        <People people={data.people} />
      </Panel>
    </>
  );
}

function Endings({ endings }: { readonly endings: Unit['endings'] }) {
  const t = useTexts(qualificationTexts);
  const say = useLocalized();
  const language = useLanguage();
  if (endings.length === 0) return <p className={styles.soft}>{t.noEndings}</p>;
  return (
    <ul className={styles.list}>
      {endings.map(({ person, what, name, at, loses }) => {
        const names = loses.map(({ duty, uncovered }) =>
          uncovered ? `${say(duty.name)}（${t.uncovered}）` : say(duty.name),
        );
        return (
          <li key={`${person.id} ${what} ${name.zh} ${at}`} className={styles.row}>
            <span className={styles.words}>
              <span>
                {person.name} · {say(name)}
              </span>
              <span className={styles.soft}>
                {names.length === 0 ? t.losesNothing : t.loses(names.join('、'))}
              </span>
            </span>
            <Tag tone={loses.some(({ uncovered }) => uncovered) ? 'cinnabar' : 'amber'}>
              {dateText(at, language)}
            </Tag>
          </li>
        );
      })}
    </ul>
  );
}

function People({ people }: { readonly people: Unit['people'] }) {
  const t = useTexts(qualificationTexts);
  return (
    <ul className={styles.list}>
      {people.map((one) => {
        const able = one.duties.filter(({ obstacle }) => obstacle === null).length;
        return (
          <li key={one.person} className={styles.person}>
            <details>
              <summary className={styles.summary}>
                <span className={styles.strong}>{one.name}</span>
                <span className={styles.soft}>
                  {one.duties.length === 0 ? t.noDutiesOf : t.canDo(able, one.duties.length)}
                </span>
                {one.conditions.some(({ ending }) => ending) && <Tag tone="amber">{t.ending}</Tag>}
              </summary>
              <Standing conditions={one.conditions} duties={one.duties} />
            </details>
          </li>
        );
      })}
    </ul>
  );
}

function Gaps({ organization }: { readonly organization: string }) {
  const t = useTexts(qualificationTexts);
  const { data, error, refetch } = useRead(listQualificationGaps, { params: { organization } });
  return (
    <Panel title={t.gaps}>
      <p className={styles.soft}>{t.gapsHint}</p>
      {error !== null && <ErrorState error={error} retry={() => void refetch()} />}
      {error === null && data === undefined && <LoadingState rows={2} />}
      {data !== undefined && data.gaps.length === 0 && <p>{t.noGaps(data.units)}</p>}
      {data !== undefined && data.gaps.length > 0 && (
        <ul className={styles.list}>
          {data.gaps.map((gap) => (
            <GapRow key={`${gap.duty.organization.id} ${gap.duty.kind} ${gap.duty.id}`} gap={gap} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function GapRow({ gap: { duty, from, fit, least } }: { readonly gap: Gap }) {
  const t = useTexts(qualificationTexts);
  const say = useLocalized();
  const language = useLanguage();
  return (
    <li className={styles.row}>
      <span className={styles.words}>
        <span>{say(duty.name)}</span>
        <span className={styles.soft}>
          {duty.organization.name} · {say(dutyKindTexts[duty.kind])} · {t.fit(fit, least)}
        </span>
      </span>
      <Tag tone={from === null ? 'cinnabar' : 'amber'}>
        {from === null ? t.now : `${dateText(from, language)} ${t.from}`}
      </Tag>
    </li>
  );
}
