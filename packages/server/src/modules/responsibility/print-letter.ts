import { channelDutyNames } from '@sanshen/contract/channels-texts';
import { platformNames } from '@sanshen/contract/policy-words';
import type { Instant } from '@sanshen/domain/kernel';
import type { Letter, LetterStatus, LetterWord } from '@sanshen/domain/responsibility';
import type { PlainReport } from '../../platform/documents/model.ts';

const statusWords: Readonly<Record<LetterStatus, string>> = {
  issued: '待签',
  inForce: '已由双方签字',
  returned: '已退回',
  withdrawn: '已收回',
};

/** The day in Kunming, as 2026年3月5日. */
function dayOf(at: Instant): string {
  const { year, month, day } = Temporal.Instant.from(at).toZonedDateTimeISO('Asia/Shanghai');
  return `${year}年${month}月${day}日`;
}

/** 责任书 for paper: parties, channels and duties, articles with their clauses, and who signed when over which digest. */
export function letterReport(letter: Letter, officeOf: (word: LetterWord) => string): PlainReport {
  const { party, channels, articles, issued, signed } = letter;
  const answers = party.kind === 'unit' ? letter.organizationName : party.name;
  const signature = (word: LetterWord | null) =>
    word === null
      ? ['（未签字）']
      : [officeOf(word), word.by.name, dayOf(word.at)].filter((line) => line !== '');
  return {
    title: party.kind === 'unit' ? '新媒体账号内容管理责任书' : '新媒体账号岗位责任书',
    subtitle: `（${letter.year}年度）`,
    organization: letter.issuerName,
    sections: [
      {
        body: [
          {
            kind: 'fields',
            fields: [
              { name: '签发单位', value: letter.issuerName },
              { name: party.kind === 'unit' ? '责任单位' : '责任人', value: answers },
              ...(party.kind === 'person' ? [{ name: '所在单位', value: letter.organizationName }] : []),
              {
                name: '有效期',
                value: `${letter.year}年1月1日至${letter.year}年12月31日`,
              },
              { name: '状态', value: `${statusWords[letter.status]}，签字记入台账` },
              { name: '编号', value: letter.id },
              { name: '文本摘要', value: letter.digest },
            ],
          },
        ],
      },
      {
        heading: '负责的账号',
        body: [
          {
            kind: 'table',
            columns: [
              { name: '账号', width: 4 },
              { name: '平台', width: 2 },
              { name: '职责', width: 4 },
            ],
            rows: channels.map(({ name, platform, duties }) => [
              name,
              platformNames[platform].zh,
              duties.length === 0
                ? '领导责任'
                : duties
                    .map(({ duty, deputy }) => `${channelDutyNames[duty].zh}${deputy ? '（副）' : ''}`)
                    .join('、'),
            ]),
            none: '目前没有登记账号，新开设的账号自登记之日起适用本责任书。',
          },
        ],
      },
      {
        heading: '责任内容',
        body: articles.map(({ clause, text }, index) => ({
          kind: 'paragraph',
          text: `${index + 1}. ${text}（第${clause.slice(1)}条）`,
        })),
      },
    ],
    signatures: [
      { name: `签发：${letter.issuerName}`, lines: signature(issued) },
      { name: `责任${party.kind === 'unit' ? '单位' : '人'}：${answers}`, lines: signature(signed) },
    ],
    madeAt: (signed ?? issued).at,
  };
}
