import { type Assessment, gradeOf, periodName, standingScore } from '@sanshen/domain/assessments';
import { dayOf } from '@sanshen/domain/calendar';
import type { Instant, PersonId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';
import { type PrintedDocument, plainReport } from '../../platform/documents/documents.ts';
import type { PlainReport } from '../../platform/documents/model.ts';
import { namesOf } from '../organization/public.ts';
import { openScene } from './scene.ts';
import { itemsOf } from './show.ts';

/** 考核结果单. Throws `request.notFound` where the person does not see the assessment. */
export async function printAssessment(
  { db, clock }: AppContext,
  person: PersonId,
  id: string,
): Promise<PrintedDocument> {
  const now = clock.now();
  const { one } = await openScene(db, person, id, now);
  const names = await namesOf(db, [one.organization, one.assessor], now);
  return plainReport(
    assessmentReport(one, {
      unit: names.get(one.organization) ?? one.organization,
      assessor: names.get(one.assessor) ?? one.assessor,
      madeAt: now,
    }),
  );
}

/** The report of an assessment, in Chinese as offices file it. */
export function assessmentReport(
  one: Assessment,
  names: { readonly unit: string; readonly assessor: string; readonly madeAt: Instant },
): PlainReport {
  const score = standingScore(one);
  const grade = gradeOf(score, one.input.rules.formula.grades)?.name.zh;
  const states = { draft: '草稿（试算）', published: '公示中', final: '已生效' } as const;
  return {
    title: `${periodName(one.period).zh}新媒体工作考核结果单`,
    organization: names.unit,
    sections: [
      {
        body: [
          {
            kind: 'fields',
            fields: [
              { name: '考核单位', value: names.assessor },
              {
                name: '得　　分',
                value: `${score}（满分 ${one.result.full}）${grade === undefined ? '' : `　${grade}`}`,
              },
              { name: '状　　态', value: states[one.status] },
              { name: '适用规则', value: one.input.rules.policy },
              { name: '依据摘要', value: one.digest },
            ],
          },
        ],
      },
      {
        heading: '扣分明细',
        body: [
          {
            kind: 'table',
            columns: [
              { name: '条款', width: 1 },
              { name: '事由', width: 7 },
              { name: '扣分', width: 1 },
              { name: '申诉退回', width: 1.4 },
            ],
            rows: itemsOf(one).map(({ clause, sentence, points, restored, appeal }) => [
              clause,
              sentence.zh,
              String(points),
              appeal === null ? '' : appeal.decided === null ? '未答复' : String(restored),
            ]),
            none: '无扣分',
          },
        ],
      },
    ],
    ...(one.status === 'draft' ? {} : { signatures: [{ name: names.assessor }] }),
    date: dayOf(one.final?.at ?? one.published?.at ?? one.drafted.at),
    note: '依据摘要是对指标、案件和公式全部内容计算的哈希值；用封存的指标重新计算，应得到同样的摘要和得分。',
    madeAt: names.madeAt,
  };
}
