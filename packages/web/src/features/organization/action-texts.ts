import { defineTexts } from '../../text/language.ts';

export const actionTexts = defineTexts({
  manage: { zh: '管理', en: 'Manage' },
  cancel: { zh: '取消', en: 'Cancel' },
  close: { zh: '关闭', en: 'Close' },
  required: { zh: '请填写', en: 'This is needed' },
  done: { zh: '已办理，并记入台账。', en: 'Done, and entered in the ledger.' },
  found: { zh: '新设下级组织', en: 'Found a subordinate unit' },
  import: { zh: '从 Excel 导入', en: 'Import from Excel' },
  name: { zh: '名称', en: 'Name' },
  nameHint: { zh: '写全称，与批复文件一致。', en: 'The full name, as in the document that founds it.' },
  kind: { zh: '类型', en: 'Kind' },
  isPublicity: { zh: '是其上级的宣传部门', en: 'It is its superior’s publicity department' },
  isPublicityHint: {
    zh: '宣传部门对上级所辖各组织负有业务指导责任，每个组织只能有一个。',
    en: 'It guides all units below that superior; each superior has one at most.',
  },
  rename: { zh: '更名', en: 'Rename' },
  renameLead: {
    zh: (name: string) => `“${name}”将使用新名称。过去的记录仍显示当时的名称。`,
    en: (name: string) => `“${name}” gets a new name. Earlier records keep the old one.`,
  },
  newName: { zh: '新名称', en: 'New name' },
  move: { zh: '移动到其他上级', en: 'Move below another unit' },
  moveLead: {
    zh: (name: string) => `“${name}”及其下级组织将改由新的上级领导，现任上级不再能查看和办理。`,
    en: (name: string) =>
      `“${name}” and all below it will come under the new superior; the present one loses sight of them.`,
  },
  newSuperior: { zh: '新的上级', en: 'New superior' },
  merge: { zh: '合并到其他组织', en: 'Merge into another unit' },
  mergeLead: {
    zh: (name: string) =>
      `“${name}”将不再存在：其下级组织、记录和职责由接收组织承接，全部任职随之结束。合并不能撤销。`,
    en: (name: string) =>
      `“${name}” will be no more: the other unit takes over its subordinates, records and duties, and all appointments end. It cannot be undone.`,
  },
  into: { zh: '接收组织', en: 'Unit that takes over' },
  closeUnit: { zh: '撤销该组织', en: 'Close the unit' },
  closeLead: {
    zh: (name: string) => `“${name}”将被撤销：全部任职随之结束，不能再办理业务；记录仍可查阅。撤销不能恢复。`,
    en: (name: string) =>
      `“${name}” will be closed: all appointments end and nothing can be done there any more; its records stay. It cannot be undone.`,
  },
  willEnd: {
    zh: (count: number, names: string) => `将结束 ${count} 项任职：${names}`,
    en: (count: number, names: string) => `${count} appointments will end: ${names}`,
  },
  typeName: { zh: '请输入该组织的名称以确认', en: 'Type the name of the unit to confirm' },
  typeNameWrong: { zh: '名称不一致', en: 'That is not its name' },
  register: { zh: '登记人员', en: 'Register a person' },
  registerLead: {
    zh: '登记后即可任命职务、登记资格、开通登录。同一人不要重复登记；在其他组织任职的人可直接任命。',
    en: 'A registered person can be appointed and get a login. Nobody is registered twice: people of other units are simply appointed.',
  },
  personName: { zh: '姓名', en: 'Name' },
  employment: { zh: '用工性质', en: 'Employment' },
  appoint: { zh: '任命', en: 'Appoint' },
  appointTo: { zh: (unit: string) => `任命${unit}的职务`, en: (unit: string) => `Appoint at ${unit}` },
  appointActing: { zh: '指定代行', en: 'Name an acting holder' },
  actingLead: {
    zh: '代行人在期限内行使该职务的全部权限，到期自动结束。',
    en: 'An acting holder has all powers of the office until the date; then it ends by itself.',
  },
  person: { zh: '人员', en: 'Person' },
  personFrom: { zh: '人员所在组织', en: 'Unit of the person' },
  otherUnit: { zh: '从其他组织选人', en: 'Choose from another unit' },
  office: { zh: '职务', en: 'Office' },
  from: { zh: '开始日期', en: 'From' },
  fromHint: { zh: '今天表示立即生效。', en: 'Today means at once.' },
  to: { zh: '结束日期（当日有效）', en: 'Through (that day included)' },
  toOptional: { zh: '结束日期（当日有效，可不填）', en: 'Through (that day included; may be empty)' },
  toBefore: { zh: '结束日期不能早于开始日期', en: 'It ends before it begins' },
  end: { zh: '免去', en: 'End' },
  endActing: { zh: '结束代行', en: 'End acting' },
  resign: { zh: '辞去', en: 'Lay down' },
  endLead: {
    zh: (name: string, office: string) =>
      `${name}将不再担任“${office}”，由其委托的代行一并结束。已签署的记录不受影响。`,
    en: (name: string, office: string) =>
      `${name} will no longer be ${office}; what was delegated ends with it. What was signed stays.`,
  },
  endSoleHolder: {
    zh: '任职结束后若无他人在任，需要该职务的稿件会停下等待。',
    en: 'If nobody else holds the office, manuscripts that need it will wait.',
  },
  leave: { zh: '登记休假', en: 'Record leave' },
  leaveLead: {
    zh: (name: string) => `休假期间，${name}不能签署，也不会收到待办。请同时安排代行，以免稿件等待。`,
    en: (name: string) =>
      `On leave ${name} cannot sign and is not asked to. See that somebody acts, so that nothing waits.`,
  },
  endLeave: { zh: '销假', en: 'End leave' },
  endLeaveLead: {
    zh: (name: string) => `${name}的休假到此结束，休假期间委托的代行一并结束。`,
    en: (name: string) => `The leave of ${name} ends now, and what was delegated for it.`,
  },
  delegate: { zh: '委托代行', en: 'Delegate' },
  delegateTo: {
    zh: (office: string) => `休假期间委托代行“${office}”`,
    en: (office: string) => `Delegate “${office}” during my leave`,
  },
  delegateLead: {
    zh: '代行人须在本单位任职，用工性质和资格不低于您。销假时代行同时结束。',
    en: 'Who acts for you must hold office in the same unit and be as firmly employed and qualified as you. It ends with your leave.',
  },
  substitute: { zh: '代行人', en: 'Who acts' },
  setEmployment: { zh: '变更用工性质', en: 'Change employment' },
  setEmploymentLead: {
    zh: '发布权限只给正式干部和长期工作人员；变更后立即按新的性质判断。',
    en: 'Only formal cadres and long-term staff may publish; the new nature counts at once.',
  },
  addQualification: { zh: '登记资格', en: 'Add a qualification' },
  qualification: { zh: '资格', en: 'Qualification' },
  certifiedFrom: { zh: '证书生效日期', en: 'Valid from' },
  endQualification: { zh: '取消资格', en: 'Withdraw' },
  endQualificationLead: {
    zh: (name: string, kind: string) => `${name}的“${kind}”自现在起无效，需要此资格的签署将不再接受。`,
    en: (name: string, kind: string) =>
      `“${kind}” of ${name} ends now; sign-offs that need it are no longer accepted.`,
  },
  giveLogin: { zh: '开通登录', en: 'Give a login' },
  giveLoginLead: {
    zh: (name: string) => `为${name}开通登录。系统给出一次性密码，首次登录时必须更换。`,
    en: (name: string) =>
      `${name} gets a login with a one-time password, which is changed at the first login.`,
  },
  loginName: { zh: '用户名', en: 'Login name' },
  loginNameHint: {
    zh: '2 个字以上，可用汉字、字母、数字和 . _ @ -，不区分大小写。',
    en: 'At least 2 characters: letters, digits and . _ @ -; capitals do not count.',
  },
  resetLogin: { zh: '重置密码', en: 'Reset password' },
  resetLoginLead: {
    zh: (name: string) => `${name}的现有密码立即失效，所有设备上的登录立即退出；须用新的一次性密码登录。`,
    en: (name: string) =>
      `The password of ${name} stops working and all sessions end at once; a new one-time password is made.`,
  },
  disableLogin: { zh: '停用登录', en: 'Disable login' },
  disableLoginLead: {
    zh: (name: string) => `${name}将立即退出所有设备，不能再登录，直到恢复。任职和记录不受影响。`,
    en: (name: string) =>
      `${name} is logged out everywhere at once and cannot log in until it is enabled. Offices and records stay.`,
  },
  enableLogin: { zh: '恢复登录', en: 'Enable login' },
  enableLoginLead: {
    zh: (name: string) => `${name}可用停用前的密码重新登录。`,
    en: (name: string) => `${name} can log in again with the earlier password.`,
  },
  passwordTitle: { zh: '一次性密码', en: 'One-time password' },
  passwordHalf: {
    zh: (name: string) =>
      `这是${name}一次性密码的前一半，只显示这一次。后一半已作为消息发给另一位负责任免的人；请两人分别告知本人，谁也不能单独冒用。`,
    en: (name: string) =>
      `This is the first half of the one-time password of ${name}, shown this once. The other half went to somebody else who decides about offices; each tells the person his half, so that neither can log in alone.`,
  },
  passwordWhole: {
    zh: (name: string) => `这是${name}的一次性密码，只显示这一次。请当面告知本人。`,
    en: (name: string) =>
      `This is the one-time password of ${name}, shown this once. Tell it to nobody else.`,
  },
  passwordGone: {
    zh: '一次性密码已显示过，不再重复显示。如未记下，请重置密码。',
    en: 'The one-time password was shown already. If it was not kept, reset it.',
  },
  copy: { zh: '复制', en: 'Copy' },
  copied: { zh: '已复制', en: 'Copied' },
  kept: { zh: '我已记下', en: 'I have kept it' },
});

/** What to do next after a refusal, by its code, where the refusal itself does not say it. */
export const nextTexts = defineTexts({
  'request.preconditionFailed': {
    zh: '刚才有同事改动了此组织，页面已更新。请看一眼现状，再次确认即可。',
    en: 'A colleague changed this unit just now and the page shows it. Look at how it stands, then confirm again.',
  },
  'access.forbidden': {
    zh: '您的任职可能刚有变动。请由本单位主要负责人、登记员或上级办理。',
    en: 'Your appointment may have changed. Ask the main leader, the registrar or the superior.',
  },
  'organization.selfAppointment': {
    zh: '请由本单位其他负责任免的人或上级办理。',
    en: 'Let somebody else who decides about offices, or the superior, do it.',
  },
  'organization.alreadyHeld': {
    zh: '可在“任职”中查看其现有任期；需要调整时先结束原任期。',
    en: 'See “Appointments” for the present period; to change it, end that one first.',
  },
  'organization.notOnLeave': {
    zh: '请先登记休假，且代行期限不超出休假。',
    en: 'Record the leave first, and stay within it.',
  },
  'organization.alreadyOnLeave': {
    zh: '请先销假，再登记新的期间。',
    en: 'End that leave first, then record the new one.',
  },
  'organization.substituteNotFit': {
    zh: '请另选一位在本单位任职、未休假、用工性质和资格不低于您的同事；或由负责任免的人指定代行。',
    en: 'Choose a colleague in office here who is not away and is as firmly employed and qualified as you, or let those who decide about offices name one.',
  },
  'organization.hasChildren': {
    zh: '下级组织列在“概况”中。',
    en: 'The subordinate units are listed in the overview.',
  },
  'organization.nameTaken': {
    zh: '请核对是否已有此组织，或改用能区分的全称。',
    en: 'See whether the unit exists already, or use a full name that tells them apart.',
  },
  'organization.secondPublicityDepartment': {
    zh: '如需更换，先撤销或合并原宣传部门。',
    en: 'To replace it, close or merge the present one first.',
  },
  'organization.takesEffectInPast': {
    zh: '请把开始日期改为今天或以后。',
    en: 'Choose today or a later day.',
  },
  'login.nameTaken': {
    zh: '请换一个用户名，例如加上单位简称。',
    en: 'Choose another name, such as one with the unit in it.',
  },
  'login.exists': {
    zh: '页面已更新，可直接重置密码。',
    en: 'The page shows it; you can reset its password.',
  },
});
