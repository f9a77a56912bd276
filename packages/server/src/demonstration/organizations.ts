/** One organisation of the demonstration. Public names of institutions only; nobody in it is a real person. */
export interface DemonstrationOrganization {
  /** Part of its ids. */
  readonly key: string;
  readonly parent: string | null;
  /** A kind that the shipped rule book knows. */
  readonly kind: string;
  readonly name: string;
  /** How it is called in the names of roles and channels. */
  readonly short: string;
  readonly publicityDepartment?: boolean;
  /** Has an editorial board (编委会). */
  readonly board?: boolean;
}

const cityKey = 'kunming';

function under(
  kind: string,
  rows: readonly (readonly [key: string, name: string, short: string])[],
  extra: Partial<DemonstrationOrganization> = {},
): readonly DemonstrationOrganization[] {
  return rows.map(([key, name, short]) => ({ key, parent: cityKey, kind, name, short, ...extra }));
}

/** The organisations of the demonstration, superiors first. */
export const demonstrationOrganizations: readonly DemonstrationOrganization[] = [
  { key: cityKey, parent: null, kind: 'cityCommittee', name: '共青团昆明市委', short: '团市委' },
  ...under('department', [['publicity', '宣传部', '团市委宣传部']], { publicityDepartment: true }),
  ...under('department', [
    ['office', '办公室', '团市委办公室'],
    ['organizing', '组织部', '团市委组织部'],
    ['grassroots', '基层建设部', '团市委基层建设部'],
    ['youthDevelopment', '青年发展部', '团市委青年发展部'],
    ['schoolAffairs', '学校部', '团市委学校部'],
    ['pioneers', '少年部', '团市委少年部'],
    ['unitedFront', '统战联络部', '团市委统战联络部'],
    ['rights', '权益部', '团市委权益部'],
  ]),
  ...under('affiliatedUnit', [
    ['youthPalace', '昆明市青少年活动中心', '市青少年活动中心'],
    ['volunteers', '昆明市青年志愿服务指导中心', '市志愿服务指导中心'],
    ['newMedia', '昆明市青少年新媒体中心', '市青少年新媒体中心'],
    ['entrepreneurs', '昆明市青年就业创业服务中心', '市青年就业创业中心'],
  ]),
  ...under('county', [
    ['wuhua', '共青团五华区委', '五华区'],
    ['guandu', '共青团官渡区委', '官渡区'],
    ['xishan', '共青团西山区委', '西山区'],
    ['chenggong', '共青团呈贡区委', '呈贡区'],
    ['jinning', '共青团晋宁区委', '晋宁区'],
    ['dongchuan', '共青团东川区委', '东川区'],
    ['anning', '共青团安宁市委', '安宁市'],
    ['fumin', '共青团富民县委', '富民县'],
    ['songming', '共青团嵩明县委', '嵩明县'],
    ['yiliang', '共青团宜良县委', '宜良县'],
    ['shilin', '共青团石林彝族自治县委', '石林县'],
    ['luquan', '共青团禄劝彝族苗族自治县委', '禄劝县'],
    ['xundian', '共青团寻甸回族彝族自治县委', '寻甸县'],
  ]),
  ...under('county', [['panlong', '共青团盘龙区委', '盘龙区']], { board: true }),
  ...under('developmentZone', [
    ['highTech', '昆明高新技术产业开发区团工委', '高新区'],
    ['economic', '昆明经济技术开发区团工委', '经开区'],
    ['dianchi', '昆明滇池国家旅游度假区团工委', '度假区'],
    ['yangzonghai', '昆明阳宗海风景名胜区团工委', '阳宗海'],
  ]),
  ...under('organ', [
    ['cityOrgans', '昆明市市级机关团工委', '市级机关'],
    ['publicSecurity', '昆明市公安局团委', '市公安局'],
    ['health', '昆明市卫生健康委员会团委', '市卫健委'],
    ['education', '昆明市教育体育局团工委', '市教体局'],
    ['transport', '昆明市交通运输局团委', '市交通局'],
  ]),
  ...under('enterprise', [
    ['bus', '昆明公交集团团委', '公交集团'],
    ['metro', '昆明轨道交通集团团委', '轨道集团'],
    ['water', '昆明自来水集团团委', '自来水集团'],
    ['hospital', '昆明市第一人民医院团委', '市一院'],
  ]),
  ...under('school', [
    ['yunnanUniversity', '云南大学团委', '云南大学'],
    ['scienceUniversity', '昆明理工大学团委', '昆明理工'],
    ['normalUniversity', '云南师范大学团委', '云南师大'],
    ['medicalUniversity', '昆明医科大学团委', '昆明医大'],
    ['metallurgy', '昆明冶金高等专科学校团委', '昆明冶专'],
    ['firstSchool', '昆明市第一中学团委', '昆一中'],
  ]),
  ...under('school', [['kunmingUniversity', '昆明学院团委', '昆明学院']], { board: true }),
  {
    key: 'wuhuaYouthCentre',
    parent: 'wuhua',
    kind: 'enterprise',
    name: '五华区青少年活动中心团支部',
    short: '五华区活动中心',
  },
  {
    key: 'panlongYouthCentre',
    parent: 'panlong',
    kind: 'enterprise',
    name: '盘龙区青少年活动中心团支部',
    short: '盘龙区活动中心',
  },
];
