import { type CircularAnswer, circularPdf, circularWord, readCircular } from '@sanshen/contract/circulars';
import { routeUrl } from '@sanshen/contract/route';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useRead } from '../../app/api.ts';
import { Columns, Stack } from '../../components/Columns.tsx';
import { Facts } from '../../components/Facts.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Panel } from '../../components/Panel.tsx';
import { Tag, Tags } from '../../components/Tag.tsx';
import { Time } from '../../components/time.tsx';
import { useTexts } from '../../text/language.ts';
import { ActPanel } from './ActPanel.tsx';
import { Paper } from './Paper.tsx';
import { ReceiptsPanel } from './ReceiptsPanel.tsx';
import { circularKindTexts, circularStatusTexts, circularTexts, circularTones } from './texts.ts';

/** One circular: as it lies on paper, what there is to do, and who signed for it. */
export function CircularPage() {
  const { circular } = useParams({ from: '/inside/supervision/circulars/$circular' });
  const read = useRead(readCircular, { params: { circular } });
  return <Loaded read={read}>{(data) => <Shown one={data} />}</Loaded>;
}

function Shown({ one }: { readonly one: CircularAnswer }) {
  const t = useTexts(circularTexts);
  const statuses = useTexts(circularStatusTexts);
  const params = { circular: one.circular };
  const name = one.number ?? t.fileName;
  return (
    <Stack>
      <PageHeader
        title={one.title}
        lead={
          <Tags>
            <Link to="/supervision/circulars" search={{}}>
              {t.title}
            </Link>
            {one.number ?? t.noNumber} · {one.organizationName}
            <Tag tone={circularTones[one.status]}>{statuses[one.status]}</Tag>
          </Tags>
        }
        actions={
          <>
            <Button href={routeUrl(circularPdf, { params })} download={`${name}.pdf`}>
              {t.pdf}
            </Button>
            <Button href={routeUrl(circularWord, { params })} download={`${name}.docx`}>
              {t.word}
            </Button>
          </>
        }
      />
      <Columns asideFirst>
        <Paper one={one} />
        <Stack>
          <ActPanel one={one} />
          {one.units.length > 0 && <ReceiptsPanel one={one} />}
          <Panel title={t.facts}>
            <AboutCircular one={one} />
          </Panel>
        </Stack>
      </Columns>
    </Stack>
  );
}

function AboutCircular({ one }: { readonly one: CircularAnswer }) {
  const t = useTexts(circularTexts);
  const kinds = useTexts(circularKindTexts);
  return (
    <Facts>
      <dt>{t.kind}</dt>
      <dd>{kinds[one.kind]}</dd>
      <dt>{t.drafted}</dt>
      <dd>
        {one.drafted.by} · <Time at={one.drafted.at} />
      </dd>
      {one.issued !== null && (
        <>
          <dt>{t.issuedBy}</dt>
          <dd>
            {one.issued.by} · <Time at={one.issued.at} />
          </dd>
        </>
      )}
      <Other name={t.of} other={one.of} />
      <Other name={t.replacedBy} other={one.replacedBy} />
      {one.cases.length + one.assessments.length > 0 && (
        <>
          <dt>{t.basis}</dt>
          <dd>
            <Tags>
              {one.cases.map((id, index) => (
                <Link key={id} to="/supervision/cases/$case" params={{ case: id }}>
                  {t.basisCase(index + 1)}
                </Link>
              ))}
              {one.assessments.map((id, index) => (
                <Link key={id} to="/supervision/assessments/$assessment" params={{ assessment: id }}>
                  {t.basisAssessment(index + 1)}
                </Link>
              ))}
            </Tags>
          </dd>
        </>
      )}
    </Facts>
  );
}

function Other({ name, other }: { readonly name: string; readonly other: CircularAnswer['of'] }) {
  if (other === null) return null;
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <Link to="/supervision/circulars/$circular" params={{ circular: other.circular }}>
          {other.number ?? other.title}
        </Link>
      </dd>
    </>
  );
}
