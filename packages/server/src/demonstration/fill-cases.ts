import type { CaseCommand } from '@sanshen/domain/cases';
import { addHours, type ClauseId, type OrganizationId } from '@sanshen/domain/kernel';
import type { Gravity } from '@sanshen/domain/policy';
import { makeRecord, reportCase, stepCase } from '../modules/cases/public.ts';
import { drawSpotCheck, readSpotCheck, submitSpotCheck } from '../modules/spot-checks/public.ts';
import { SettableClock } from '../platform/clock.ts';
import type { AppContext } from '../platform/context.ts';
import { type CommandKeys, commandKeys } from './command-keys.ts';
import { demonstrationOrganizationId, demonstrationPersonId } from './people.ts';
import { keepScreenshot } from './screenshots.ts';

const leader = demonstrationPersonId('kunming', 'deputySecretaryBusiness');
const main = demonstrationPersonId('kunming', 'mainLeader');
const city = demonstrationOrganizationId('kunming');
const day = 24;

interface Story {
  readonly unit: string;
  readonly daysAgo: number;
  readonly clause: ClauseId;
  readonly gravity: Gravity;
  readonly title: string;
  readonly note: string;
  /** Hours after the one before, who, and what. */
  readonly steps: readonly (readonly [hours: number, by: 'city' | 'unit', command: CaseCommand])[];
}

const verified = (gravity: Gravity, measures: (CaseCommand & { kind: 'verify' })['measures']) =>
  [day, 'city', { kind: 'verify', gravity, measures, note: '核对台账和截图，情况属实。' }] as const;
const told = [4, 'city', { kind: 'notify', note: '请在期限内答复，并报送整改情况。' }] as const;
const answer = (note: string) => [2 * day, 'unit', { kind: 'answer', note, files: [] }] as const;

const stories: readonly Story[] = [
  {
    ...{ unit: 'medicalUniversity', daysAgo: 40, clause: '§5', gravity: 'ordinary' },
    title: '一篇推送缺少三校记录',
    note: '抽看五月以来的推送，其中一篇在三审之后改过正文，没有再校对。',
    steps: [
      verified('ordinary', ['assessment']),
      told,
      answer('经查，值班人员在签发后更正了活动时间，没有重新送校。'),
      [5 * day, 'unit', { kind: 'rectify', note: '已补校并更正流程：签发后改动一律重新送审。', files: [] }],
      [2 * day, 'city', { kind: 'check', passed: true, note: '抽看近两周推送，审校记录完整。' }],
      [day, 'city', { kind: 'close', measures: [], note: '整改到位，结案。' }],
    ],
  },
  {
    ...{ unit: 'medicalUniversity', daysAgo: 2, clause: '§3', gravity: 'minor' },
    title: '封面团徽比例不规范',
    note: '一篇推送的封面把团徽横向拉宽。',
    steps: [],
  },
  {
    ...{ unit: 'metallurgy', daysAgo: 12, clause: '§6', gravity: 'ordinary' },
    title: '评论区提问连续五天无人回应',
    note: '巡查记录显示已看到，没有登记处理。',
    steps: [verified('ordinary', ['reminder']), told],
  },
  {
    ...{ unit: 'metallurgy', daysAgo: 6, clause: '§7', gravity: 'serious' },
    title: '没有取得资格的人员登录账号发布',
    note: '登录设备核对时发现，账号由一名未取得新媒体运营资格的人员使用。',
    steps: [
      verified('serious', ['assessment', 'accountability']),
      told,
      answer('情况属实。该同志到岗不久，账号由前任直接移交，没有办理手续。'),
    ],
  },
];

/**
 * Gives the demonstration cases in different states, one accountability record and a spot check, by the commands that people give. Only where the first
 * unit has no case; gives how many cases it made.
 */
export async function fillCases(given: AppContext): Promise<number> {
  const any = await given.db
    .selectFrom('accountability_case')
    .select('case_id')
    .where('organization_id', '=', demonstrationOrganizationId('medicalUniversity'))
    .limit(1)
    .executeTakeFirst();
  if (any !== undefined) return 0;
  const now = given.clock.now();
  const clock = new SettableClock(now);
  const context = { ...given, clock };
  const key = commandKeys('case');
  for (const story of stories) {
    const { unit, daysAgo, steps, clause, gravity, title, note } = story;
    const organization = demonstrationOrganizationId(unit);
    clock.set(addHours(now, -day * daysAgo));
    const file = await keepScreenshot(context, 'before', { person: leader, organization: city });
    const { case: id } = await reportCase(context, key(leader), {
      ...{ person: leader, organization, clause, gravity, title, note, source: null, concerned: [] },
      evidence: [{ kind: 'file', id: file, name: '核对截图.png' }],
    });
    for (const [hours, by, command] of steps) {
      clock.set(addHours(clock.now(), hours));
      const person = by === 'city' ? leader : demonstrationPersonId(unit, 'platformLead');
      await stepCase(context, key(person), { person, case: id, command });
    }
    if (gravity !== 'serious') continue;
    const about = demonstrationPersonId(unit, 'operator', 2);
    const grounds = '把账号口令直接交给他人，没有办理移交手续。批评教育，停用发布权限一个月。';
    await makeRecord(context, key(main), { by: main, case: id, person: about, grounds });
  }
  clock.set(now);
  await fillSpotCheck(context, key);
  return stories.length;
}

/** One spot check of everything that was published, with the first inspector's answers in; nothing where nothing was published. */
async function fillSpotCheck(context: AppContext, key: CommandKeys): Promise<void> {
  const now = context.clock.now();
  const rows = await context.db
    .selectFrom('publication')
    .select('organization_id')
    .distinct()
    .where('status', '=', 'done')
    .execute();
  // Those in which the inspectors work are not theirs to inspect.
  const own: readonly OrganizationId[] = [city, demonstrationOrganizationId('publicity')];
  const units = rows.map((row) => row.organization_id).filter((unit) => !own.includes(unit));
  if (units.length === 0) return;
  const first = demonstrationPersonId('kunming', 'secretary');
  const second = demonstrationPersonId('publicity', 'operator', 2);
  const referee = demonstrationPersonId('kunming', 'deputySecretaryPublicity');
  const { check } = await drawSpotCheck(context, key(main), {
    ...{ person: main, organization: city, title: '本月已发布内容抽查', method: 'risk', size: 3 },
    ...{ from: addHours(now, -30 * day), to: addHours(now, 1), units, inspectors: [first, second], referee },
  });
  const { items, lines } = await readSpotCheck(context, first, check);
  const answers = items.flatMap(({ item }) =>
    lines.map(({ id: line }) => {
      const fault = item === 0 && line === 'sources';
      return { item, line, fault, note: fault ? '第二段的数据没有注明来源。' : '' };
    }),
  );
  await submitSpotCheck(context, key(first), { person: first, check, answers });
}
