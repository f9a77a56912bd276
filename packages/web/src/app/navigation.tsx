import {
  AlertOutlined,
  ApartmentOutlined,
  AuditOutlined,
  BellOutlined,
  BulbOutlined,
  CalendarOutlined,
  CarryOutOutlined,
  CommentOutlined,
  DashboardOutlined,
  EyeOutlined,
  FileTextOutlined,
  HomeOutlined,
  LikeOutlined,
  PartitionOutlined,
  QuestionCircleOutlined,
  ReadOutlined,
  SafetyCertificateOutlined,
  SendOutlined,
  SoundOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import { defineTexts } from '../text/language.ts';

export const navigationTexts = defineTexts({
  product: { zh: '三审', en: 'Sanshen' },
  brand: { zh: '三审，回到工作台', en: 'Sanshen, back to the workbench' },
  navigation: { zh: '主导航', en: 'Main navigation' },
  skip: { zh: '跳到正文', en: 'Skip to content' },
  workbench: { zh: '工作台', en: 'Workbench' },
  manuscripts: { zh: '稿件', en: 'Manuscripts' },
  planning: { zh: '选题策划', en: 'Planning' },
  calendar: { zh: '日历', en: 'Calendar' },
  campaigns: { zh: '任务', en: 'Campaigns' },
  publications: { zh: '发布', en: 'Publications' },
  conversations: { zh: '留言', en: 'Conversations' },
  interaction: { zh: '互动', en: 'Interaction' },
  questions: { zh: '提问', en: 'Questions' },
  patrol: { zh: '巡查', en: 'Patrol' },
  training: { zh: '培训', en: 'Training' },
  notifications: { zh: '消息', en: 'Messages' },
  organization: { zh: '组织', en: 'Organisation' },
  channels: { zh: '账号', en: 'Channels' },
  policy: { zh: '规则', en: 'Rule book' },
  emergency: { zh: '应急', en: 'Emergency' },
  supervision: { zh: '监督', en: 'Supervision' },
  ledger: { zh: '台账', en: 'Ledger' },
  regulation: { zh: '制度对照', en: 'Regulation' },
});

/** A page that the navigation leads to, with the keys that open it from anywhere. */
export interface Destination {
  readonly to:
    | '/'
    | '/manuscripts'
    | '/planning'
    | '/calendar'
    | '/campaigns'
    | '/publications'
    | '/conversations'
    | '/interaction'
    | '/questions'
    | '/patrol'
    | '/training'
    | '/notifications'
    | '/organization'
    | '/channels'
    | '/policy'
    | '/emergency'
    | '/supervision'
    | '/ledger'
    | '/regulation';
  readonly name: Exclude<keyof typeof navigationTexts, 'product' | 'brand' | 'navigation' | 'skip'>;
  readonly icon: ReactNode;
  readonly keys: string;
  /** On a phone only these stand in the bar, emergency among them, which nobody may have to look for; the others are in the person's menu. */
  readonly onPhone: boolean;
}

export const destinations: readonly Destination[] = [
  { to: '/', name: 'workbench', icon: <HomeOutlined />, keys: 'g w', onPhone: true },
  { to: '/manuscripts', name: 'manuscripts', icon: <FileTextOutlined />, keys: 'g m', onPhone: true },
  { to: '/planning', name: 'planning', icon: <BulbOutlined />, keys: 'g i', onPhone: false },
  { to: '/calendar', name: 'calendar', icon: <CalendarOutlined />, keys: 'g d', onPhone: false },
  { to: '/campaigns', name: 'campaigns', icon: <CarryOutOutlined />, keys: 'g t', onPhone: false },
  { to: '/publications', name: 'publications', icon: <SendOutlined />, keys: 'g p', onPhone: true },
  { to: '/conversations', name: 'conversations', icon: <CommentOutlined />, keys: 'g v', onPhone: false },
  { to: '/interaction', name: 'interaction', icon: <LikeOutlined />, keys: 'g h', onPhone: false },
  { to: '/questions', name: 'questions', icon: <QuestionCircleOutlined />, keys: 'g q', onPhone: false },
  { to: '/patrol', name: 'patrol', icon: <EyeOutlined />, keys: 'g x', onPhone: false },
  { to: '/training', name: 'training', icon: <ReadOutlined />, keys: 'g e', onPhone: false },
  { to: '/notifications', name: 'notifications', icon: <BellOutlined />, keys: 'g n', onPhone: true },
  { to: '/organization', name: 'organization', icon: <ApartmentOutlined />, keys: 'g o', onPhone: false },
  { to: '/channels', name: 'channels', icon: <SoundOutlined />, keys: 'g c', onPhone: false },
  { to: '/policy', name: 'policy', icon: <PartitionOutlined />, keys: 'g r', onPhone: false },
  { to: '/emergency', name: 'emergency', icon: <AlertOutlined />, keys: 'g y', onPhone: true },
  { to: '/supervision', name: 'supervision', icon: <DashboardOutlined />, keys: 'g j', onPhone: false },
  { to: '/ledger', name: 'ledger', icon: <SafetyCertificateOutlined />, keys: 'g l', onPhone: false },
  { to: '/regulation', name: 'regulation', icon: <AuditOutlined />, keys: 'g z', onPhone: false },
];

/** What belongs together, in the order of a day's work; each is a block of the navigation with a name for who does not see the gap. */
const groups = [
  ['content', ['/', '/manuscripts', '/planning', '/calendar', '/campaigns', '/publications']],
  ['public', ['/conversations', '/interaction', '/questions', '/patrol']],
  ['safeguards', ['/emergency', '/training', '/supervision']],
  ['unit', ['/notifications', '/organization', '/channels', '/policy', '/ledger', '/regulation']],
] as const;

export const groupTexts = defineTexts({
  content: { zh: '内容', en: 'Content' },
  public: { zh: '互动', en: 'The public' },
  safeguards: { zh: '保障与监督', en: 'Safeguards and supervision' },
  unit: { zh: '单位与规则', en: 'Unit and rules' },
});

export const destinationGroups: readonly {
  readonly name: keyof typeof groupTexts;
  readonly destinations: readonly Destination[];
}[] = groups.map(([name, members]) => ({
  name,
  destinations: destinations.filter(({ to }) => members.some((one) => one === to)),
}));
