import { readImport } from '@sanshen/contract/organization-import';
import { Link } from '@tanstack/react-router';
import { useRead } from '../../../app/api.ts';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { ErrorState, LoadingState } from '../../../components/states.tsx';
import { useTexts } from '../../../text/language.ts';
import type { UnitDetail } from '../use-unit.ts';
import { ImportPlan } from './ImportPlan.tsx';
import { ImportProgress } from './ImportProgress.tsx';
import styles from './ImportView.module.css';
import { importTexts } from './import-texts.ts';
import { UploadStep } from './UploadStep.tsx';

/** Importing a table of units and people: the template, a dry run to look at, and carrying it out. */
export function ImportView({
  unit,
  running,
}: {
  readonly unit: UnitDetail;
  /** The import that stands in the address. */
  readonly running: string | undefined;
}) {
  const t = useTexts(importTexts);
  return (
    <div>
      <Link to="/organization" search={{ organization: unit.id }}>
        {t.back(unit.name)}
      </Link>
      <PageHeader title={t.title} lead={t.into(unit.name)} />
      {running === undefined ? <UploadStep unit={unit.id} /> : <Running unit={unit} running={running} />}
    </div>
  );
}

/** Milliseconds between two looks at an import that is being carried out. */
const lookEvery = 500;

function Running({ unit, running }: { readonly unit: UnitDetail; readonly running: string }) {
  const { data, error, isPending, refetch } = useRead(
    readImport,
    { params: { organization: unit.id, import: running } },
    { refetchInterval: ({ state }) => (state.data?.state === 'applying' ? lookEvery : false) },
  );
  if (isPending) return <LoadingState rows={6} />;
  if (data === undefined) {
    return (
      <div className={styles.steps}>
        <ErrorState error={error} retry={() => void refetch()} />
        <UploadStep unit={unit.id} />
      </div>
    );
  }
  return data.state === 'planned' ? (
    <ImportPlan unit={unit} plan={data} />
  ) : (
    <ImportProgress unit={unit} plan={data} />
  );
}
