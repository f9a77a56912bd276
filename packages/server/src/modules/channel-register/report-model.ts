import { registerTexts } from '@sanshen/contract/channels-texts';
import type { LocalizedText } from '@sanshen/domain/kernel';
import type { LivingChannel, RegisterLine } from '../channels/public.ts';

export type Language = keyof LocalizedText;

/** 账号备案表 as a table of texts; both forms are made from it. */
export interface ReportTable {
  readonly title: string;
  readonly unit: string;
  readonly madeAt: string;
  readonly columns: readonly { readonly name: string; readonly width: number }[];
  readonly rows: readonly (readonly string[])[];
}

const widths = [5, 20, 9, 20, 18, 9, 24, 14, 14, 20, 20, 16, 11, 11];

/** The report of some channels as it is handed in. */
export function reportTable(
  about: { readonly unit: string; readonly madeAt: string; readonly language: Language },
  channels: readonly { readonly channel: LivingChannel; readonly line: RegisterLine }[],
  names: ReadonlyMap<string, string>,
): ReportTable {
  const { language } = about;
  const t = registerTexts.report;
  const heads = [
    t.number,
    t.unit,
    t.platform,
    t.name,
    t.handle,
    t.status,
    t.purpose,
    t.leader,
    t.platformLead,
    t.operators,
    t.verification,
    t.bound,
    t.since,
    t.lastPublished,
  ];
  return {
    title: t.title[language],
    unit: about.unit,
    madeAt: about.madeAt,
    columns: heads.map((head, index) => ({ name: head[language], width: widths[index] ?? 14 })),
    rows: channels.map(({ channel, line }, index) => rowOf(index + 1, channel, line, { language, names })),
  };
}

function rowOf(
  number: number,
  { life }: LivingChannel,
  line: RegisterLine,
  { language, names }: { readonly language: Language; readonly names: ReadonlyMap<string, string> },
): readonly string[] {
  const comma = language === 'zh' ? '、' : ', ';
  const holders = (duty: RegisterLine['duties'][number]['duty']) =>
    line.duties
      .filter((one) => one.duty === duty)
      .map(({ name, deputy }) => (deputy ? registerTexts.deputyOf(name)[language] : name))
      .join(comma);
  const { filing } = life;
  const verified =
    filing === null
      ? ''
      : [registerTexts.verification[filing.verification.kind][language], filing.verification.subject]
          .filter((one) => one !== '')
          .join(comma);
  return [
    String(number),
    line.organizationName,
    registerTexts.platforms[line.platform][language],
    line.name,
    line.handle,
    registerTexts.statuses[line.status][language],
    line.purpose,
    holders('leader'),
    holders('platformLead'),
    holders('operator'),
    verified,
    (filing?.bindings ?? []).map(({ person }) => names.get(person) ?? person).join(comma),
    day(line.since),
    line.lastPublishedAt === null ? '' : day(line.lastPublishedAt),
  ];
}

/** The day of an instant in China. */
export function day(at: string): string {
  return new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10);
}
