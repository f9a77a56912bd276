import type { LocalizedText } from '@sanshen/domain/kernel';

/** Columns of a list of channels, by their headings. */
export const listColumns = [
  {
    key: 'organization',
    zh: '所属单位',
    en: 'Organisation',
    required: false,
    help: '不填为本单位；也可填下级单位全称',
  },
  {
    key: 'platform',
    zh: '平台',
    en: 'Platform',
    required: true,
    help: '微信公众号、微博、抖音、哔哩哔哩、快手、今日头条、小红书、视频号、网站、Mastodon',
  },
  { key: 'name', zh: '账号名称', en: 'Name', required: true, help: '平台上显示的名称' },
  { key: 'handle', zh: '平台标识', en: 'Id', required: true, help: '公众号原始 ID、微博 UID、主页地址等' },
  { key: 'purpose', zh: '用途', en: 'Purpose', required: true, help: '一句话说明' },
  { key: 'leader', zh: '责任领导', en: 'Leader', required: true, help: '姓名，须已登记任职' },
  { key: 'leaderDeputy', zh: '责任领导（副）', en: 'Deputy leader', required: false, help: '可不填' },
  { key: 'platformLead', zh: '平台负责人', en: 'Platform lead', required: true, help: '姓名' },
  { key: 'operators', zh: '运营人员', en: 'Operators', required: true, help: '多人用“、”分开；须有发布权限' },
  {
    key: 'verification',
    zh: '认证',
    en: 'Verification',
    required: false,
    help: '未认证、政府机构认证、事业单位、群团组织认证、企业认证',
  },
  { key: 'subject', zh: '认证主体', en: 'Verified body', required: false, help: '认证的填写' },
  { key: 'administrator', zh: '平台管理员', en: 'Administrator', required: false, help: '不填为平台负责人' },
] as const satisfies readonly (LocalizedText & {
  readonly key: string;
  readonly required: boolean;
  readonly help: string;
})[];

export type ListColumn = (typeof listColumns)[number]['key'];
/** A row of the list as it stands in the file. */
export type ListRow = Readonly<Record<ListColumn, string>>;

/** The rows below a heading, with their numbers as the spreadsheet program counts; null where the heading lacks a required column. */
export function rowsOf(
  cells: readonly (readonly string[])[],
): readonly { readonly row: number; readonly values: ListRow }[] | null {
  const head = cells.findIndex((row) => row.some((cell) => same(cell, '账号名称') || same(cell, 'Name')));
  if (head < 0) return null;
  const places = new Map(
    listColumns.map(({ key, zh, en }) => [
      key,
      (cells[head] ?? []).findIndex((cell) => same(cell, zh) || same(cell, en)),
    ]),
  );
  if (listColumns.some(({ key, required }) => required && (places.get(key) ?? -1) < 0)) return null;
  return cells.slice(head + 1).flatMap((row, index) => {
    if (row.every((cell) => cell.trim() === '')) return [];
    const at = (key: ListColumn) => (row[places.get(key) ?? -1] ?? '').trim();
    // Every column of the list, which fromEntries cannot know.
    const values = Object.fromEntries(listColumns.map(({ key }) => [key, at(key)])) as ListRow;
    return [{ row: head + index + 2, values }];
  });
}

function same(cell: string, heading: string): boolean {
  return cell.replace(/[\s*＊]/g, '').toLowerCase() === heading.replace(/\s/g, '').toLowerCase();
}
