// Written by `npm run generate` from the migrations; do not edit.
import type { YearArchiveStatus } from '@sanshen/domain/archive';
import type { AssessmentId, AssessmentStatus } from '@sanshen/domain/assessments';
import type { LocalDateKind } from '@sanshen/domain/calendar';
import type { CampaignStatus } from '@sanshen/domain/campaigns';
import type { CaseId, CaseSourceKind, CaseStatus, RecordId, RecordStatus } from '@sanshen/domain/cases';
import type { ChannelStatus, CheckoutId, CheckoutStatus, CredentialId, CredentialKind, DeviceId, DeviceKind, DeviceStatus, LoginFindingKind, RightObstacle, RotationReason } from '@sanshen/domain/channels';
import type { CircularId, CircularStatus } from '@sanshen/domain/circulars';
import type { PresenceKind, PublicMessageId, PublicMessageKind, PublicMessageState } from '@sanshen/domain/conversations';
import type { DrillId, DrillStatus, ReportStatus } from '@sanshen/domain/drills';
import type { CallId, FreezeReach, PlanId, PlanStatus } from '@sanshen/domain/emergency';
import type { IncidentGravity, IncidentId, IncidentStatus } from '@sanshen/domain/incidents';
import type { ActId, ActStatus, StandingId, StandingStatus } from '@sanshen/domain/interaction';
import type { AppointmentId, ChannelId, ClauseId, Digest, FindingId, Instant, Json, ManuscriptId, OrganizationId, PersonId, PolicyId, PublicationId } from '@sanshen/domain/kernel';
import type { Employment, Office, OfficeStanding, OrganizationKind, OrganizationStatus } from '@sanshen/domain/organization';
import type { PatrolFindingId, PatrolFindingKind, PatrolId, PatrolStatus } from '@sanshen/domain/patrol';
import type { IdeaId, IdeaStatus, PlannedState } from '@sanshen/domain/planning';
import type { Duty, FormId, Gravity, IndicatorMeasure, InteractionAction } from '@sanshen/domain/policy';
import type { PracticeKind } from '@sanshen/domain/practice';
import type { ConditionKind, SelectionId, SelectionStatus } from '@sanshen/domain/qualification';
import type { QuestionId, QuestionSource, QuestionState, Rating } from '@sanshen/domain/questions';
import type { LetterId, LetterStatus } from '@sanshen/domain/responsibility';
import type { FindingSeverity, NotificationKind, Phase, PublicationStatus, Verdict } from '@sanshen/domain/review';
import type { SpotCheckId, SpotCheckStatus } from '@sanshen/domain/spot-checks';
import type { SubjectKind } from '@sanshen/domain/supervision';
import type { AttemptId, CertificateId, CourseId, ExaminationId, ItemId } from '@sanshen/domain/training';
import type { ColumnType, Generated } from 'kysely';

/** JSON comes out parsed and goes in as text. */
export type JsonColumn = ColumnType<Json, string, string>;
export type OptionalJsonColumn = ColumnType<Json, string | undefined, string>;
export type NullableJsonColumn = ColumnType<Json | null, string | null | undefined, string | null>;
/** A column that the database alone writes. */
export type ComputedColumn<T> = ColumnType<T, never, never>;

export interface AccountabilityCaseTable {
  case_id: CaseId;
  root_id: OrganizationId;
  organization_id: OrganizationId;
  handler_id: OrganizationId;
  clause: ClauseId;
  gravity: Gravity;
  status: CaseStatus;
  source_kind: CaseSourceKind;
  source_id: string;
  opened_at: Instant;
  notified_at: Instant | null;
  due_at: Instant | null;
  overdue: boolean;
  one: JsonColumn;
}

export interface AccountabilityCaseEventTable {
  case_id: CaseId;
  number: number;
  root_id: OrganizationId;
  event: JsonColumn;
}

export interface AccountabilityCaseFileTable {
  file: Digest;
  case_id: CaseId;
  root_id: OrganizationId;
}

export interface AccountabilityCasePersonTable {
  case_id: CaseId;
  person_id: PersonId;
  root_id: OrganizationId;
}

export interface AccountabilityRecordTable {
  record_id: RecordId;
  case_id: CaseId;
  root_id: OrganizationId;
  organization_id: OrganizationId;
  status: RecordStatus;
  expires_at: Instant;
  sealed_at: Instant | null;
  record: JsonColumn;
}

export interface AccountabilityRecordPersonTable {
  record_id: RecordId;
  root_id: OrganizationId;
  person_id: PersonId;
  salt: string;
  grounds: string;
  appeal: string | null;
  verdict: string | null;
}

export interface AccountabilityRecordViewTable {
  view_id: string;
  record_id: RecordId;
  root_id: OrganizationId;
  person_id: PersonId;
  at: Instant;
}

export interface AppointmentTable {
  appointment_id: AppointmentId;
  root_id: OrganizationId;
  person_id: PersonId;
  organization_id: OrganizationId;
  office: Office;
  acting: boolean;
  delegated_by: PersonId | null;
  valid_from: Instant;
  valid_to: Instant | null;
  standing: OfficeStanding;
}

export interface AssessmentTable {
  assessment_id: AssessmentId;
  root_id: OrganizationId;
  organization_id: OrganizationId;
  assessor_id: OrganizationId;
  period: string;
  status: AssessmentStatus;
  drafted_at: Instant;
  appeal_until: Instant | null;
  open_appeals: number;
  one: JsonColumn;
}

export interface AssessmentFileTable {
  file: Digest;
  assessment_id: AssessmentId;
  root_id: OrganizationId;
}

export interface CalendarEntryTable {
  entry_id: string;
  root_id: OrganizationId;
  organization_id: OrganizationId;
  title: string;
  note: string;
  planned_at: Instant;
  channel_id: ChannelId | null;
  idea_id: string | null;
  campaign_id: string | null;
  manuscript_id: ManuscriptId | null;
  version: number;
  dropped: boolean;
}

export interface CalendarFeedTable {
  feed_id: string;
  root_id: OrganizationId;
  organization_id: OrganizationId;
  person_id: PersonId;
  token_hash: string;
  created_at: Instant;
  last_read_at: Instant | null;
  revoked_at: Instant | null;
}

export interface CallbackEventTable {
  channel_id: ChannelId;
  dedupe_key: string;
  event: JsonColumn;
  received_at: Instant;
  processed_at: Instant | null;
}

export interface CampaignTable {
  campaign_id: string;
  root_id: OrganizationId;
  organization_id: OrganizationId;
  parent_id: string | null;
  brief: JsonColumn;
  deadline: Instant;
  claim_by: Instant;
  remind_hours: readonly number[];
  handed_down: JsonColumn;
  handed_down_at: Instant;
  withdrawn: NullableJsonColumn;
  units: number;
}

export interface CampaignFileTable {
  campaign_id: string;
  organization_id: OrganizationId;
  file: Digest;
}

export interface CampaignUnitTable {
  campaign_id: string;
  organization_id: OrganizationId;
  root_id: OrganizationId;
  status: CampaignStatus;
  responsible: NullableJsonColumn;
  claimed: NullableJsonColumn;
  declined: NullableJsonColumn;
  completed: NullableJsonColumn;
  reopened: NullableJsonColumn;
  deadline: Instant;
  handed_down_at: Instant;
  withdrawn: boolean;
  completed_at: Instant | null;
  chase_at: Instant | null;
}

export interface CaughtErrorTable {
  manuscript_id: ManuscriptId;
  error_id: string;
  root_id: OrganizationId;
  organization_id: OrganizationId;
  kind: PracticeKind | null;
  rule: string | null;
  caught_by: PersonId | null;
  stage: string | null;
  found_at: Instant;
  confirmed: boolean;
}

export interface ChannelTable {
  channel_id: ChannelId;
  root_id: OrganizationId;
  organization_id: OrganizationId;
  platform: string;
  name: string;
  handle: string;
  connector: string;
  settings: JsonColumn;
  status: ChannelStatus;
  version: number;
  registered_at: Instant;
  life: JsonColumn;
  status_since: Instant;
  runs_since: Instant | null;
  attested_at: Instant | null;
}

export interface ChannelAttestationTable {
  attestation_id: string;
  root_id: OrganizationId;
  organization_id: OrganizationId;
  channel_id: ChannelId;
  attested_by: PersonId;
  attested_at: Instant;
  evidence: Digest;
  logins: JsonColumn;
}

export interface ChannelCheckoutTable {
  checkout_id: CheckoutId;
  root_id: OrganizationId;
  organization_id: OrganizationId;
  channel_id: ChannelId;
  credential_id: CredentialId;
  requester_id: PersonId;
  status: CheckoutStatus;
  requested_at: Instant;
  expires_at: Instant | null;
  checkout: JsonColumn;
}

export interface ChannelCredentialTable {
  credential_id: CredentialId;
  root_id: OrganizationId;
  organization_id: OrganizationId;
  channel_id: ChannelId;
  kind: CredentialKind;
  label: string;
  set_at: Instant;
  set_by: PersonId;
  rotation_due_at: Instant;
  rotation_why: RotationReason;
}

export interface ChannelCredentialSecretTable {
  credential_id: CredentialId;
  ciphertext: Buffer;
  changed_at: Instant;
}

export interface ChannelHealthTable {
  channel_id: ChannelId;
  probed_at: Instant;
  actions: JsonColumn;
}

export interface ChannelLoginFindingTable {
  finding_id: string;
  root_id: OrganizationId;
  organization_id: OrganizationId;
  channel_id: ChannelId;
  attestation_id: string;
  kind: LoginFindingKind;
  label: string;
  device_id: DeviceId | null;
  found_at: Instant;
  cleared_at: Instant | null;
  cleared_by: PersonId | null;
  note: string;
}

export interface ChannelPaceTable {
  channel_id: ChannelId;
  window_at: Instant;
  used: number;
}

export interface ChannelReminderTable {
  subject: string;
  kind: string;
  told_at: Instant;
}

export interface ChannelSecretTable {
  channel_id: ChannelId;
  name: string;
  ciphertext: Buffer;
  changed_at: Instant;
}

export interface ChannelTokenTable {
  channel_id: ChannelId;
  fingerprint: string;
  ciphertext: Buffer;
  expires_at: Instant;
}

export interface CheckAuthorCountTable {
  organization_id: OrganizationId;
  author_id: PersonId;
  rule: string;
  root_id: OrganizationId;
  found: number;
}

export interface CheckAuthorMonthTable {
  organization_id: OrganizationId;
  author_id: PersonId;
  month: string;
  rule: string;
  root_id: OrganizationId;
  found: number;
}

export interface CheckCountTable {
  organization_id: OrganizationId;
  rule: string;
  root_id: OrganizationId;
  found: Generated<number>;
  accepted: Generated<number>;
  overruled: Generated<number>;
  applied: Generated<number>;
}

export interface CheckDemotionTable {
  organization_id: OrganizationId;
  rule: string;
  root_id: OrganizationId;
  since: Instant;
}

export interface CheckExceptionTable {
  exception_id: string;
  root_id: OrganizationId;
  organization_id: OrganizationId;
  rule: string;
  text: string | null;
  reason: string;
  made_by: JsonColumn;
  made_at: Instant;
  ended_by: NullableJsonColumn;
  ended_at: Instant | null;
}

export interface CheckModelTable {
  organization_id: OrganizationId;
  root_id: OrganizationId;
  enabled: boolean;
  endpoint: string;
  model: string;
  ciphertext: Buffer | null;
  changed_by: JsonColumn;
  changed_at: Instant;
}

export interface CheckModelAnswerTable {
  organization_id: OrganizationId;
  asked: string;
  root_id: OrganizationId;
  hits: JsonColumn;
  at: Instant;
}

export interface CheckMonthTable {
  organization_id: OrganizationId;
  month: string;
  rule: string;
  root_id: OrganizationId;
  found: Generated<number>;
  accepted: Generated<number>;
  overruled: Generated<number>;
  applied: Generated<number>;
}

export interface CheckObjectionTable {
  manuscript_id: ManuscriptId;
  finding_id: FindingId;
  root_id: OrganizationId;
  reason: string;
  made_by: JsonColumn;
  made_at: Instant;
}

export interface CheckPictureReportTable {
  manuscript_id: ManuscriptId;
  digest: Digest;
  root_id: OrganizationId;
  organization_id: OrganizationId;
  state: string;
  progress: number;
  engine: string;
  pictures: JsonColumn;
  findings: JsonColumn;
  checked_at: Instant | null;
}

export interface CheckRegisterTable {
  organization_id: OrganizationId;
  register: string;
  root_id: OrganizationId;
  version: number;
  entries: number;
  changed_at: Instant;
}

export interface CheckRegisterEntryTable {
  organization_id: OrganizationId;
  register: string;
  key: string;
  from_version: number;
  root_id: OrganizationId;
  to_version: number | null;
  position: number;
  entry: JsonColumn;
}

export interface CheckRegisterVersionTable {
  organization_id: OrganizationId;
  register: string;
  version: number;
  root_id: OrganizationId;
  added: number;
  removed: number;
  note: string;
  made_by: JsonColumn;
  made_at: Instant;
}

export interface CheckReportTable {
  manuscript_id: ManuscriptId;
  digest: Digest;
  root_id: OrganizationId;
  organization_id: OrganizationId;
  author_id: PersonId;
  revision: number;
  state: string;
  progress: number;
  engine: string;
  findings: JsonColumn;
  more: Generated<number>;
  checked_at: Instant | null;
  reading: NullableJsonColumn;
  model: Generated<string>;
}

export interface CheckSimilarityTable {
  manuscript_id: ManuscriptId;
  digest: Digest;
  root_id: OrganizationId;
  texts: JsonColumn;
}

export interface CircularTable {
  circular_id: CircularId;
  root_id: OrganizationId;
  organization_id: OrganizationId;
  manuscript_id: ManuscriptId;
  status: CircularStatus;
  of_id: CircularId | null;
  number_year: number | null;
  number: number | null;
  drafted_at: Instant;
  issued_at: Instant | null;
  one: JsonColumn;
}

export interface CircularNumberTable {
  organization_id: OrganizationId;
  root_id: OrganizationId;
  year: number;
  last: number;
}

export interface CircularReaderTable {
  circular_id: CircularId;
  organization_id: OrganizationId;
  root_id: OrganizationId;
  person_id: PersonId;
  name: string;
  at: Instant;
}

export interface CircularUnitTable {
  circular_id: CircularId;
  organization_id: OrganizationId;
  root_id: OrganizationId;
  delivered_at: Instant;
  receipt_due: Instant;
  received_at: Instant | null;
  received: NullableJsonColumn;
  chase_at: Instant | null;
}

export interface CommentMessageTable {
  manuscript_id: ManuscriptId;
  thread_id: string;
  number: number;
  message_id: string;
  root_id: OrganizationId;
  kind: string;
  author_id: PersonId;
  author: JsonColumn;
  text: string;
  mentions: JsonColumn;
  at: Instant;
}

export interface CommentThreadTable {
  manuscript_id: ManuscriptId;
  thread_id: string;
  root_id: OrganizationId;
  revision: number;
  digest: Digest;
  field: string | null;
  anchor_from: number | null;
  anchor_to: number | null;
  quote: string | null;
  opened_at: Instant;
  messages: number;
  resolved_by: NullableJsonColumn;
  resolved_at: Instant | null;
}

export interface ConversationCountTable {
  organization_id: OrganizationId;
  root_id: OrganizationId;
  channel_id: ChannelId;
  kind: PublicMessageKind;
  state: PublicMessageState;
  unread: Generated<number>;
  messages: Generated<number>;
}

export interface ConversationPresenceTable {
  message_id: PublicMessageId;
  person_id: PersonId;
  root_id: OrganizationId;
  organization_id: OrganizationId;
  name: string;
  doing: PresenceKind;
  until: Instant;
}

export interface ConversationReadingTable {
  channel_id: ChannelId;
  root_id: OrganizationId;
  organization_id: OrganizationId;
  place: NullableJsonColumn;
  next_at: Instant;
  read_at: Instant | null;
  hour: Instant | null;
  requests: Generated<number>;
  failures: Generated<number>;
  hindrance: NullableJsonColumn;
}

export interface ConversationStepTable {
  message_id: PublicMessageId;
  number: number;
  root_id: OrganizationId;
  organization_id: OrganizationId;
  channel_id: ChannelId;
  kind: PublicMessageKind;
  state: PublicMessageState;
  by: NullableJsonColumn;
  action_id: string | null;
  at: Instant;
}

export interface DeviceTable {
  device_id: DeviceId;
  root_id: OrganizationId;
  organization_id: OrganizationId;
  asset_number: string;
  kind: DeviceKind;
  model: string;
  custodian_id: PersonId;
  status: DeviceStatus;
  enrolled_at: Instant | null;
  registered_at: Instant;
  version: number;
}

export interface DeviceKeyTable {
  device_id: DeviceId;
  credential_id: string;
  public_key: Buffer;
  counter: number;
  transports: readonly string[];
  made_at: Instant;
}

export interface DrillTable {
  drill_id: DrillId;
  root_id: OrganizationId;
  organization_id: OrganizationId;
  status: DrillStatus;
  held_at: Instant;
  report_status: ReportStatus | null;
  report_due_at: Instant | null;
  report_to: OrganizationId | null;
  drill: JsonColumn;
}

export interface DrillFileTable {
  file: Digest;
  drill_id: DrillId;
  inject_id: string;
  root_id: OrganizationId;
}

export interface DrillLessonTable {
  drill_id: DrillId;
  lesson_id: string;
  root_id: OrganizationId;
  organization_id: OrganizationId;
  owner_id: PersonId;
  due: string;
  done: boolean;
}

export interface DrillReminderTable {
  subject: string;
  day: string;
  root_id: OrganizationId;
}

export interface DrillScriptTable {
  drill_id: DrillId;
  root_id: OrganizationId;
  organization_id: OrganizationId;
  script: JsonColumn;
  next_at: Instant | null;
}

export interface EmergencyAddressTable {
  code_digest: string;
  call_id: CallId;
  person_id: PersonId;
  root_id: OrganizationId;
  issued_by: JsonColumn;
  issued_at: Instant;
}

export interface EmergencyCallTable {
  call_id: CallId;
  root_id: OrganizationId;
  organization_id: OrganizationId;
  reason_kind: string;
  reason_id: string;
  started_at: Instant;
  answer_by: Instant;
  overdue_at: Instant | null;
  closed_at: Instant | null;
  call: JsonColumn;
}

export interface EmergencyCalledTable {
  call_id: CallId;
  person_id: PersonId;
  root_id: OrganizationId;
  started_at: Instant;
  acknowledged_at: Instant | null;
}

export interface EmergencyContactTable {
  person_id: PersonId;
  organization_id: OrganizationId;
  root_id: OrganizationId;
  sealed: Buffer;
  registered_at: Instant;
}

export interface EmergencyPlanTable {
  plan_id: PlanId;
  root_id: OrganizationId;
  organization_id: OrganizationId;
  scenario: string;
  number: number;
  status: PlanStatus;
  expires_at: Instant | null;
  plan: JsonColumn;
}

export interface EmergencyPlanDraftTable {
  organization_id: OrganizationId;
  scenario: string;
  root_id: OrganizationId;
  content: JsonColumn;
  version: number;
  saved_by: PersonId;
  saved_at: Instant;
}

export interface EmergencyReachTable {
  person_id: PersonId;
  root_id: OrganizationId;
  reached_at: Instant | null;
  silent_at: Instant | null;
}

export interface EmergencyRemindedTable {
  subject: string;
  what: string;
  root_id: OrganizationId;
  at: Instant;
}

export interface EmploymentTable {
  employment_id: string;
  root_id: OrganizationId;
  person_id: PersonId;
  employment: Employment;
  valid_from: Instant;
  valid_to: Instant | null;
}

export interface FeedEntryTable {
  channel_id: ChannelId;
  entry_id: string;
  article: JsonColumn;
  files: JsonColumn;
  published_at: Instant;
  withdrawn_at: Instant | null;
}

export interface FeedSubscriberTable {
  channel_id: ChannelId;
  topic: string;
  callback: string;
  secret: Buffer | null;
  lease_until: Instant;
  failures: Generated<number>;
}

export interface FileTable {
  digest: Digest;
  size: number;
  media_type: string;
  width: number | null;
  height: number | null;
  first_at: Instant;
}

export interface FileUploadTable {
  digest: Digest;
  person_id: PersonId;
  organization_id: Generated<string>;
  name: string;
  uploaded_at: Instant;
}

export interface FindingTable {
  manuscript_id: ManuscriptId;
  finding_id: FindingId;
  root_id: OrganizationId;
  digest: Digest | null;
  severity: FindingSeverity;
  rule: string;
  text: string;
  place_start: number | null;
  place_end: number | null;
  noted_by: JsonColumn;
  noted_at: Instant;
  ruling: string | null;
  ruling_reason: string | null;
  ruled_by: NullableJsonColumn;
  ruled_at: Instant | null;
}

export interface IdempotencyTable {
  person_id: PersonId;
  key: string;
  route: string;
  body_digest: string;
  result: NullableJsonColumn;
  created_at: Instant;
}

export interface IncidentTable {
  incident_id: IncidentId;
  root_id: OrganizationId;
  organization_id: OrganizationId;
  scenario: string;
  gravity: IncidentGravity;
  status: IncidentStatus;
  declared_at: Instant;
  closed_at: Instant | null;
  incident: JsonColumn;
}

export interface IncidentEntryTable {
  incident_id: IncidentId;
  number: number;
  root_id: OrganizationId;
  at: Instant;
  event: JsonColumn;
}

export interface IncidentTakedownTable {
  incident_id: IncidentId;
  publication_id: PublicationId;
  root_id: OrganizationId;
  settled: boolean;
  before_file: Digest | null;
  after_file: Digest | null;
}

export interface IncidentWordsTable {
  words_id: string;
  incident_id: IncidentId;
  root_id: OrganizationId;
  words: string;
  written_at: Instant;
}

export interface InteractionAccountTable {
  account_id: string;
  root_id: OrganizationId;
  organization_id: OrganizationId;
  platform: string;
  handle: string;
  listing: string;
  why: string;
  by: JsonColumn;
  at: Instant;
}

export interface InteractionActTable {
  act_id: ActId;
  root_id: OrganizationId;
  organization_id: OrganizationId;
  channel_id: ChannelId;
  action: InteractionAction;
  status: ActStatus;
  act: JsonColumn;
  message_id: PublicMessageId | null;
  publication_id: PublicationId | null;
  standing_id: StandingId | null;
  asked_by: PersonId;
  asked_at: Instant;
  changed_at: Instant;
}

export interface InteractionStandingTable {
  standing_id: StandingId;
  root_id: OrganizationId;
  organization_id: OrganizationId;
  action: InteractionAction;
  status: StandingStatus;
  standing: JsonColumn;
  valid_to: Instant;
  proposed_at: Instant;
}

export interface InteractionWordsTable {
  act_id: ActId;
  root_id: OrganizationId;
  organization_id: OrganizationId;
  words: JsonColumn;
  checks: OptionalJsonColumn;
  answer: NullableJsonColumn;
  note: string | null;
  kept_since: Instant;
}

export interface InternalNoteTable {
  note_id: string;
  message_id: PublicMessageId;
  root_id: OrganizationId;
  author: JsonColumn;
  body: string;
  written_at: Instant;
}

export interface LeaveTable {
  leave_id: string;
  root_id: OrganizationId;
  person_id: PersonId;
  valid_from: Instant;
  valid_to: Instant | null;
}

export interface LedgerCheckpointTable {
  size: number;
  note: string;
  at: Instant;
}

export interface LedgerEntryTable {
  stream: string;
  sequence: number;
  hash: Digest;
  text: string;
  at: Instant | null;
  actor_id: string | null;
  kind: string | null;
  organization_id: OrganizationId | null;
}

export interface LedgerIdentityTable {
  only_row: Generated<boolean>;
  origin: string;
  suite: string;
  created_at: Instant;
}

export interface LedgerKeyTable {
  verifier: string;
  created_at: Instant;
}

export interface LedgerLeafTable {
  leaf: number;
  stream: string;
  sequence: number;
  hash: Digest;
}

export interface LedgerNodeTable {
  ends: number;
  level: number;
  hash: Buffer;
}

export interface LedgerStreamTable {
  stream: string;
  sequence: number;
  hash: Digest;
  organization_id: OrganizationId | null;
}

export interface LedgerUnsequencedTable {
  id: ComputedColumn<number>;
  stream: string;
  sequence: number;
}

export interface LedgerVerificationTable {
  verification_id: string;
  at: Instant;
  size: number;
  entries: number;
  streams: number;
  milliseconds: number;
  problem: NullableJsonColumn;
}

export interface LedgerVerificationRunTable {
  verification_id: string;
  state: string;
  checked: Generated<number>;
  total: Generated<number>;
  started_at: Instant;
  ended_at: Instant | null;
  started_by: PersonId;
  cancel_asked: Generated<boolean>;
  problem: NullableJsonColumn;
}

export interface LocalDateTable {
  date_id: string;
  root_id: OrganizationId;
  organization_id: OrganizationId;
  name: string;
  kind: LocalDateKind;
  date_from: string;
  date_to: string;
  note: string;
  uid: string | null;
}

export interface LoginTable {
  login_id: string;
  person_id: PersonId;
  name: string;
  password_hash: string;
  created_at: Instant;
  changed_at: Instant;
  disabled_at: Instant | null;
  must_change_password: Generated<boolean>;
  passkey_at_sign_off: Generated<boolean>;
}

export interface LoginChallengeTable {
  challenge_hash: Buffer;
  kind: string;
  person_id: PersonId | null;
  session_id: string | null;
  webauthn: string | null;
  manuscript_id: ManuscriptId | null;
  digest: Digest | null;
  expires_at: Instant;
  subject: string | null;
}

export interface LoginFailureTable {
  subject: string;
  failures: number;
  last_at: Instant;
  blocked_until: Instant | null;
}

export interface LoginTotpTable {
  person_id: PersonId;
  secret: Buffer;
  created_at: Instant;
  confirmed_at: Instant | null;
  last_step: number | null;
}

export interface ManualWorkTable {
  publication_id: PublicationId;
  root_id: OrganizationId;
  organization_id: OrganizationId;
  channel_id: ChannelId;
  device_id: DeviceId;
  asset_number: string;
  model: string;
  begun_by: JsonColumn;
  begun_at: Instant;
}

export interface ManuscriptTable {
  manuscript_id: ManuscriptId;
  root_id: OrganizationId;
  organization_id: OrganizationId;
  author_id: PersonId;
  phase: Phase;
  importance: string | null;
  revision: number;
  digest: Digest | null;
  round: number;
  title: Generated<string>;
  topic: Generated<string>;
  created_at: Instant;
  changed_at: Instant;
  state: JsonColumn;
  chase_at: Instant | null;
  marks_awaited: NullableJsonColumn;
}

export interface ManuscriptCheckOutTable {
  manuscript_id: ManuscriptId;
  root_id: OrganizationId;
  token: string;
  person_id: PersonId;
  since: Instant;
  expires_at: Instant;
}

export interface ManuscriptDraftTable {
  manuscript_id: ManuscriptId;
  person_id: PersonId;
  root_id: OrganizationId;
  base: Digest | null;
  content: JsonColumn;
  files: readonly Digest[];
  token: string;
  sequence: number;
  saved_at: Instant;
}

export interface ManuscriptSeenTable {
  manuscript_id: ManuscriptId;
  person_id: PersonId;
  root_id: OrganizationId;
  revision: number;
  at: Instant;
}

export interface ManuscriptTextTable {
  manuscript_id: ManuscriptId;
  root_id: OrganizationId;
  organization_id: OrganizationId;
  form: string;
  channels: readonly ChannelId[];
  schedule: Instant | null;
  folded_title: string;
  folded: string;
  search: string;
}

export interface ManuscriptTextBacklogTable {
  manuscript_id: ManuscriptId;
}

export interface MarkArtworkTable {
  organization_id: OrganizationId;
  digest: Digest;
  root_id: OrganizationId;
  media_type: string;
  width: number;
  height: number;
  uploaded_by: PersonId;
  uploaded_at: Instant;
}

export interface MarkPictureTable {
  root_id: OrganizationId;
  file: Digest;
  engine: string;
  state: string;
  report: JsonColumn;
  looks: string | null;
  checked_at: Instant;
}

export interface MarkReportTable {
  manuscript_id: ManuscriptId;
  digest: Digest;
  root_id: OrganizationId;
  organization_id: OrganizationId;
  state: string;
  done: number;
  total: number;
  engine: string;
  pictures: JsonColumn;
  checked_at: Instant | null;
}

export interface MarkRuledPictureTable {
  organization_id: OrganizationId;
  finding_id: FindingId;
  root_id: OrganizationId;
  manuscript_id: ManuscriptId;
  file: Digest;
  looks: string;
  quarter1: string;
  quarter2: string;
  quarter3: string;
  quarter4: string;
  mark: string;
  verdict: string;
  place: JsonColumn;
  ruling: string;
  reason: string;
  ruled_by: JsonColumn;
  ruled_at: Instant;
}

export interface MarkVersionTable {
  organization_id: OrganizationId;
  mark: string;
  version: string;
  root_id: OrganizationId;
  data: JsonColumn;
  added_by: JsonColumn;
  added_at: Instant;
  withdrawn_by: NullableJsonColumn;
  withdrawn_at: Instant | null;
  withdrawn_reason: string | null;
}

export interface NotificationTable {
  notification_id: string;
  person_id: PersonId;
  manuscript_id: ManuscriptId | null;
  kind: NotificationKind;
  details: JsonColumn;
  at: Instant;
  read_at: Instant | null;
}

export interface OrganizationTable {
  organization_id: OrganizationId;
  root_id: OrganizationId;
  version: number;
}

export interface OrganizationChangeTable {
  organization_id: OrganizationId;
  root_id: OrganizationId;
  sequence: number;
  effective_at: Instant;
  recorded_at: Instant;
  recorded_by: PersonId | null;
  change: JsonColumn;
}

export interface OrganizationImportTable {
  import_id: string;
  root_id: OrganizationId;
  organization_id: OrganizationId;
  person_id: PersonId;
  state: string;
  file_name: string;
  digest: Digest;
  standing: string;
  planned_at: Instant;
  expires_at: Instant;
  rows: number;
  error_rows: number;
  counts: JsonColumn;
  done: Generated<number>;
  total: number;
  problem: NullableJsonColumn;
}

export interface OrganizationImportRowTable {
  import_id: string;
  position: number;
  failed: boolean;
  changes: boolean;
  body: JsonColumn;
}

export interface OrganizationStateTable {
  organization_id: OrganizationId;
  root_id: OrganizationId;
  valid_from: Instant;
  valid_to: Instant | null;
  parent_id: OrganizationId | null;
  kind: OrganizationKind;
  name: string;
  publicity_department: boolean;
  status: OrganizationStatus;
  merged_into: OrganizationId | null;
  path: readonly OrganizationId[];
}

export interface PassageBacklogTable {
  manuscript_id: ManuscriptId;
}

export interface PassagePrintTable {
  root_id: OrganizationId;
  print: number;
  manuscript_id: ManuscriptId;
}

export interface PassageSourceTable {
  manuscript_id: ManuscriptId;
  root_id: OrganizationId;
  revision: number;
  prints: readonly number[];
}

export interface PassedErrorTable {
  manuscript_id: ManuscriptId;
  error_id: string;
  person_id: PersonId;
  stage: string;
  root_id: OrganizationId;
  organization_id: OrganizationId;
  kind: PracticeKind | null;
  found_at: Instant;
  confirmed: boolean;
}

export interface PasskeyTable {
  passkey_id: string;
  person_id: PersonId;
  credential_id: string;
  public_key: Buffer;
  counter: number;
  transports: readonly string[];
  backed_up: boolean;
  name: string;
  created_at: Instant;
  last_used_at: Instant | null;
}

export interface PatrolTable {
  patrol_id: PatrolId;
  root_id: OrganizationId;
  organization_id: OrganizationId;
  channel_id: ChannelId;
  day: string;
  slot: number;
  status: PatrolStatus;
  due_at: Instant;
  patrol: JsonColumn;
}

export interface PatrolDifferenceTable {
  channel_id: ChannelId;
  digest: Digest;
  root_id: OrganizationId;
  found_at: Instant;
}

export interface PatrolFindingTable {
  finding_id: PatrolFindingId;
  root_id: OrganizationId;
  organization_id: OrganizationId;
  channel_id: ChannelId;
  patrol_id: PatrolId | null;
  kind: PatrolFindingKind;
  status: string;
  due_at: Instant;
  raised_at: Instant;
  finding: JsonColumn;
}

export interface PatrolWordsTable {
  finding_id: PatrolFindingId;
  root_id: OrganizationId;
  organization_id: OrganizationId;
  note: string;
  correction: string | null;
  closing: string | null;
  kept_since: Instant;
}

export interface PersonTable {
  person_id: PersonId;
  root_id: OrganizationId;
  organization_id: OrganizationId;
  name: string;
  registered_at: Instant;
}

export interface PictureReadingTable {
  file: Digest;
  engine: string;
  state: string;
  reading: NullableJsonColumn;
  read_at: Instant;
}

export interface PinnedProcedureTable {
  pin: string;
  body: JsonColumn;
}

export interface PlanningCountTable {
  organization_id: OrganizationId;
  root_id: OrganizationId;
  period: string;
  topic: string;
  form: FormId;
  state: PlannedState;
  count: number;
}

export interface PlanningIdeaTable {
  idea_id: IdeaId;
  root_id: OrganizationId;
  organization_id: OrganizationId;
  idea: JsonColumn;
  status: IdeaStatus;
  topic: string;
  form: FormId;
  planned_on: string | null;
  proposed_by: PersonId;
  claimed_by: PersonId | null;
  manuscript_id: ManuscriptId | null;
  changed_at: Instant;
}

export interface PlanningIdeaFileTable {
  file: Digest;
  idea_id: IdeaId;
  root_id: OrganizationId;
  organization_id: OrganizationId;
  name: string;
}

export interface PlanningItemTable {
  item_id: string;
  kind: string;
  root_id: OrganizationId;
  organization_id: OrganizationId;
  topic: string;
  form: FormId;
  state: PlannedState;
  day: string | null;
}

export interface PlanningItemDueTable {
  item_id: string | null;
  kind: string | null;
  root_id: string | null;
  organization_id: string | null;
  topic: string | null;
  form: string | null;
  state: string | null;
  day: string | null;
}

export interface PlanningRemarkTable {
  idea_id: IdeaId;
  remark_id: string;
  root_id: OrganizationId;
  author: JsonColumn;
  text: string;
  at: Instant;
}

export interface PlanningSourceTable {
  manuscript_id: ManuscriptId;
  file: Digest;
  root_id: OrganizationId;
  organization_id: OrganizationId;
  name: string;
}

export interface PlatformBreakerTable {
  platform: string;
  origin: string;
  failures: number;
  open_until: Instant | null;
  message: NullableJsonColumn;
  changed_at: Instant;
}

export interface PolicyChoiceTable {
  organization_id: OrganizationId;
  root_id: OrganizationId;
  sequence: number;
  procedure_id: string;
  chosen_at: Instant;
  chosen_by: PersonId | null;
}

export interface PolicyTextTable {
  digest: Digest;
  root_id: OrganizationId;
  policy: JsonColumn;
}

export interface PolicyVersionTable {
  organization_id: OrganizationId;
  root_id: OrganizationId;
  sequence: number;
  policy_id: PolicyId;
  version: number;
  base_digest: Digest | null;
  digest: Digest;
  files: JsonColumn;
  filed_at: Instant;
  filed_by: PersonId | null;
}

export interface PracticeSessionTable {
  session_id: string;
  root_id: OrganizationId;
  person_id: PersonId;
  organization_id: OrganizationId;
  passage: string;
  kinds: readonly string[];
  planted: JsonColumn;
  pictures: JsonColumn;
  started_at: Instant;
  handed_in_at: Instant | null;
  accusations: NullableJsonColumn;
  accused: NullableJsonColumn;
  score: NullableJsonColumn;
}

export interface PracticeSharingTable {
  person_id: PersonId;
  root_id: OrganizationId;
  since: Instant;
}

export interface PublicMessageTable {
  message_id: PublicMessageId;
  root_id: OrganizationId;
  organization_id: OrganizationId;
  channel_id: ChannelId;
  publication_id: PublicationId | null;
  kind: PublicMessageKind;
  platform_key: string;
  thread_key: string | null;
  pseudonym: string;
  body: string;
  earlier: OptionalJsonColumn;
  platform_reply: NullableJsonColumn;
  elected: Generated<boolean>;
  written_at: Instant;
  received_at: Instant;
  edited_at: Instant | null;
  gone_at: Instant | null;
  seen_at: Instant;
  state: Generated<PublicMessageState>;
  state_at: Instant;
  state_by: NullableJsonColumn;
  action_id: string | null;
  answering: NullableJsonColumn;
  read_at: Instant | null;
  read_by: NullableJsonColumn;
  notes: Generated<number>;
  version: Generated<number>;
}

export interface PublicMessageTextTable {
  message_id: PublicMessageId;
  root_id: OrganizationId;
  organization_id: OrganizationId;
  written_at: Instant;
  folded: string;
  search: string;
}

export interface PublicPseudonymKeyTable {
  channel_id: ChannelId;
  day: string;
  key: Buffer;
}

export interface PublicWriterTable {
  message_id: PublicMessageId;
  root_id: OrganizationId;
  sealed: Buffer;
}

export interface PublicationTable {
  publication_id: PublicationId;
  manuscript_id: ManuscriptId;
  root_id: OrganizationId;
  organization_id: OrganizationId;
  channel_id: ChannelId;
  digest: Digest;
  title: string;
  status: PublicationStatus;
  reference: string | null;
  url: string | null;
  verdict: Verdict | null;
  prepared: NullableJsonColumn;
  ref: NullableJsonColumn;
  submit_started_at: Instant | null;
  preparations: Generated<number>;
  checks: Generated<number>;
  reconciliations: Generated<number>;
  takedown_started_at: Instant | null;
  takedowns: Generated<number>;
  takedown_by_hand: Generated<boolean>;
  verifications: Generated<number>;
  verified_at: Instant | null;
  message: NullableJsonColumn;
  begun_at: Instant;
  changed_at: Instant;
  next_at: Instant;
  verify_at: Instant | null;
  learnt_by: string | null;
}

export interface PublicationCaseTable {
  case_id: string;
  publication_id: PublicationId;
  root_id: OrganizationId;
  organization_id: OrganizationId;
  channel_id: ChannelId;
  verdict: Verdict;
  released: Digest;
  fetched: Digest | null;
  verification_id: string;
  opened_at: Instant;
  closed_at: Instant | null;
  closed_by: NullableJsonColumn;
  note: string | null;
}

export interface PublicationScheduleTable {
  manuscript_id: ManuscriptId;
  channel_id: ChannelId;
  digest: Digest;
  begin_at: Instant;
}

export interface PublishingFreezeTable {
  freeze_id: string;
  root_id: OrganizationId;
  organization_id: OrganizationId;
  ordered: JsonColumn;
  proposed: NullableJsonColumn;
  lifted: NullableJsonColumn;
  ordered_at: Instant;
  lifted_at: Instant | null;
  reach: Generated<FreezeReach>;
  channel_id: ChannelId | null;
}

export interface PublishingRightTable {
  person_id: PersonId;
  organization_id: OrganizationId;
  root_id: OrganizationId;
  obstacle: RightObstacle | null;
  since: Instant;
}

export interface QualificationTable {
  qualification_id: string;
  root_id: OrganizationId;
  person_id: PersonId;
  kind: string;
  valid_from: Instant;
  valid_to: Instant | null;
}

export interface QualificationNoticeTable {
  person_id: PersonId;
  what: ConditionKind;
  item: string;
  organization_id: string;
  ends_at: Instant;
  days: number;
  root_id: OrganizationId;
  told_at: Instant;
}

export interface QuestionTable {
  question_id: QuestionId;
  root_id: OrganizationId;
  organization_id: OrganizationId;
  source: QuestionSource;
  kind: string;
  message_id: string | null;
  received_at: Instant;
  due_at: Instant;
  state: QuestionState;
  assignee_id: PersonId | null;
  handover_to: OrganizationId | null;
  distress_due_at: Instant | null;
  answer_action: string | null;
  lead_id: QuestionId | null;
  settled_at: Instant | null;
  rating: Rating | null;
  purged_at: Instant | null;
  question: JsonColumn;
  version: number;
}

export interface QuestionContactTable {
  question_id: QuestionId;
  root_id: OrganizationId;
  sealed: Buffer;
}

export interface QuestionNoteTable {
  note_id: string;
  question_id: QuestionId;
  root_id: OrganizationId;
  kind: string;
  body: string;
  salt: Buffer;
  at: Instant;
}

export interface QuestionReminderTable {
  question_id: QuestionId;
  kind: string;
  told_at: Instant;
}

export interface QuestionSenderTable {
  sender: string;
  hour: Instant;
  sent: number;
}

export interface QuestionSenderKeyTable {
  day: string;
  key: Buffer;
}

export interface QuestionStepTable {
  question_id: QuestionId;
  number: number;
  root_id: OrganizationId;
  kind: string;
  event: JsonColumn;
  at: Instant;
}

export interface QuestionTextTable {
  question_id: QuestionId;
  root_id: OrganizationId;
  organization_id: OrganizationId;
  body: string;
  salt: Buffer;
  code_digest: string | null;
  fingerprint: readonly number[];
  received_at: Instant;
}

export interface RecoveryCodeTable {
  person_id: PersonId;
  code_hash: Buffer;
}

export interface ReleaseCertificateTable {
  release_id: string;
  manuscript_id: ManuscriptId;
  root_id: OrganizationId;
  organization_id: OrganizationId;
  digest: Digest;
  released_at: Instant;
  note: string;
}

export interface ResponsibilityLetterTable {
  letter_id: LetterId;
  root_id: OrganizationId;
  organization_id: OrganizationId;
  issuer_id: OrganizationId;
  person_id: PersonId | null;
  year: number;
  status: LetterStatus;
  until: Instant;
  letter: JsonColumn;
}

export interface ReviewTaskTable {
  manuscript_id: ManuscriptId;
  root_id: OrganizationId;
  stage: string;
  seat: string;
  owner_id: OrganizationId;
  pin: string;
  organization_id: OrganizationId;
  office: Office;
  person_id: PersonId | null;
  duties: readonly Duty[];
  recheck: boolean;
  recheck_from: Digest | null;
  round: number;
  digest: Digest;
  due_at: Instant;
  since: Instant;
  barred: readonly PersonId[];
  employment: readonly Employment[];
  qualifications: readonly string[];
}

export interface RevisionTable {
  manuscript_id: ManuscriptId;
  number: number;
  root_id: OrganizationId;
  digest: Digest;
  content: JsonColumn;
  plain_text: string;
  editor: JsonColumn;
  stage: string | null;
  reason: string;
  at: Instant;
}

export interface RevisionFileTable {
  file: Digest;
  manuscript_id: ManuscriptId;
}

export interface SavedViewTable {
  person_id: PersonId;
  view_id: string;
  name: string;
  query: string;
  created_at: Instant;
}

export interface SelectionTable {
  selection_id: SelectionId;
  root_id: OrganizationId;
  organization_id: OrganizationId;
  candidate_id: PersonId;
  office: Office;
  status: SelectionStatus;
  proposed_at: Instant;
  probation_ends_at: Instant | null;
  selection: JsonColumn;
}

export interface SelectionWordsTable {
  selection_id: SelectionId;
  root_id: OrganizationId;
  organization_id: OrganizationId;
  statement: string;
  answers: NullableJsonColumn;
  check_note: string | null;
  vouch_note: string | null;
  end_note: string | null;
  ended_at: Instant | null;
  told_over_at: Instant | null;
}

export interface SessionTable {
  token_hash: Buffer;
  session_id: string;
  person_id: PersonId;
  created_at: Instant;
  last_seen_at: Instant;
  expires_at: Instant;
  user_agent: string | null;
  address: string | null;
}

export interface SignOffConfirmationTable {
  confirmation_id: string;
  person_id: PersonId;
  manuscript_id: ManuscriptId;
  digest: Digest;
  passkey_id: string;
  passkey_name: string;
  public_key: Buffer;
  evidence: JsonColumn;
  confirmed_at: Instant;
  expires_at: Instant;
  sequence: number | null;
}

export interface SourceTextTable {
  file: Digest;
  text: string | null;
}

export interface SpotCheckTable {
  spot_check_id: SpotCheckId;
  root_id: OrganizationId;
  organization_id: OrganizationId;
  status: SpotCheckStatus;
  drawn_at: Instant;
  spot_check: JsonColumn;
}

export interface SpotCheckAnswersTable {
  spot_check_id: SpotCheckId;
  person_id: PersonId;
  root_id: OrganizationId;
  salt: string;
  answers: JsonColumn;
}

export interface SpotCheckPersonTable {
  spot_check_id: SpotCheckId;
  person_id: PersonId;
  root_id: OrganizationId;
  duty: string;
  done: boolean;
}

export interface SpotCheckPopulationTable {
  spot_check_id: SpotCheckId;
  publication_id: PublicationId;
  root_id: OrganizationId;
  weight: number;
  reasons: JsonColumn;
}

export interface SuggestionSetTable {
  manuscript_id: ManuscriptId;
  set_id: string;
  root_id: OrganizationId;
  author_id: PersonId;
  author: JsonColumn;
  base_revision: number;
  base_digest: Digest;
  body: JsonColumn;
  suggestions: JsonColumn;
  note: string;
  state: string;
  suggested: number;
  accepted: Generated<number>;
  rejected: Generated<number>;
  saved_at: Instant;
}

export interface SuggestionVerdictTable {
  manuscript_id: ManuscriptId;
  set_id: string;
  suggestion_id: string;
  root_id: OrganizationId;
  verdict: string;
  reason: string;
  by: JsonColumn;
  revision: number | null;
  at: Instant;
}

export interface SupervisionClosedValueTable {
  organization_id: OrganizationId;
  month: string;
  measure: IndicatorMeasure;
  root_id: OrganizationId;
  version: number;
  numerator: number;
  denominator: number;
}

export interface SupervisionCountTable {
  organization_id: OrganizationId;
  month: string;
  measure: IndicatorMeasure;
  root_id: OrganizationId;
  version: number;
  numerator: number;
  denominator: number;
}

export interface SupervisionEvidenceTable {
  kind: SubjectKind;
  subject_id: string;
  part: string;
  measure: IndicatorMeasure;
  month: string;
  root_id: OrganizationId;
  organization_id: OrganizationId;
  version: number;
  at: Instant;
  numerator: number;
  denominator: number;
}

export interface SupervisionPeriodTable {
  organization_id: OrganizationId;
  month: string;
  amendment: number;
  root_id: OrganizationId;
  digest: Digest;
  period: JsonColumn;
  reason: string | null;
  amended_by: NullableJsonColumn;
  at: Instant;
}

export interface SupervisionRulesTable {
  organization_id: OrganizationId;
  root_id: OrganizationId;
  month: string;
  rules: JsonColumn;
}

export interface SupervisionSubjectTable {
  kind: SubjectKind;
  subject_id: string;
  state: JsonColumn;
  look_at: Instant | null;
}

export interface SupervisionWatermarkTable {
  only_row: Generated<boolean>;
  leaf: number;
}

export interface TrainingAnswerTable {
  attempt_id: AttemptId;
  position: number;
  root_id: OrganizationId;
  sequence: number;
  made_at: Instant;
  received_at: Instant;
  answer: JsonColumn;
}

export interface TrainingAttemptTable {
  attempt_id: AttemptId;
  root_id: OrganizationId;
  examination_id: ExaminationId;
  organization_id: OrganizationId;
  person_id: PersonId;
  number: number;
  status: string;
  ends_at: Instant;
  score: number | null;
  passed: boolean | null;
  attempt: JsonColumn;
}

export interface TrainingCertificateTable {
  certificate_id: CertificateId;
  root_id: OrganizationId;
  organization_id: OrganizationId;
  person_id: PersonId;
  attempt_id: AttemptId;
  qualification: string;
  number: string;
  valid_to: Instant;
  revoked_at: Instant | null;
  certificate: JsonColumn;
}

export interface TrainingCourseTable {
  course_id: CourseId;
  version: number;
  root_id: OrganizationId;
  organization_id: OrganizationId;
  newest: boolean;
  retired_at: Instant | null;
  published_at: Instant;
  course: JsonColumn;
}

export interface TrainingExaminationTable {
  examination_id: ExaminationId;
  root_id: OrganizationId;
  organization_id: OrganizationId;
  opens_at: Instant;
  closes_at: Instant;
  cancelled_at: Instant | null;
  examination: JsonColumn;
}

export interface TrainingExaminationSeedTable {
  examination_id: ExaminationId;
  root_id: OrganizationId;
  seed: string;
  pool: JsonColumn;
}

export interface TrainingHoursTable {
  credit_id: string;
  root_id: OrganizationId;
  organization_id: OrganizationId;
  person_id: PersonId;
  day: string;
  hours: number;
  title: string;
  course_id: CourseId | null;
}

export interface TrainingItemTable {
  item_id: ItemId;
  version: number;
  root_id: OrganizationId;
  organization_id: OrganizationId;
  newest: boolean;
  retired_at: Instant | null;
  kept_at: Instant;
  kind: string;
  topic: string;
  difficulty: number;
  options: number;
  digest: Digest;
  item: JsonColumn;
}

export interface TrainingMarkTable {
  attempt_id: AttemptId;
  position: number;
  person_id: PersonId;
  root_id: OrganizationId;
  place: number;
  points: number;
  comment: string;
  marked_at: Instant;
}

export interface TrainingProgressTable {
  course_id: CourseId;
  person_id: PersonId;
  lesson: string;
  root_id: OrganizationId;
  progress: JsonColumn;
  done: boolean;
}

export interface TrainingResponseTable {
  attempt_id: AttemptId;
  position: number;
  root_id: OrganizationId;
  examination_id: ExaminationId;
  item_id: ItemId;
  version: number;
  kind: string;
  points: number;
  reached: number | null;
}

export interface TrainingSheetTable {
  attempt_id: AttemptId;
  root_id: OrganizationId;
  sheet: JsonColumn;
}

export interface VerificationTable {
  verification_id: string;
  publication_id: PublicationId;
  at: Instant;
  verdict: Verdict | null;
  source: string | null;
  fetched: Digest | null;
  differences: JsonColumn;
  message: NullableJsonColumn;
}

export interface YearArchiveTable {
  archive_id: string;
  root_id: OrganizationId;
  organization_id: OrganizationId;
  year: number;
  status: YearArchiveStatus;
  asked_by: PersonId;
  asked_at: Instant;
  done: Generated<number>;
  total: Generated<number>;
  file: Digest | null;
  size: number | null;
  failure: string | null;
  ended_at: Instant | null;
}

export interface Tables {
  accountability_case: AccountabilityCaseTable;
  accountability_case_event: AccountabilityCaseEventTable;
  accountability_case_file: AccountabilityCaseFileTable;
  accountability_case_person: AccountabilityCasePersonTable;
  accountability_record: AccountabilityRecordTable;
  accountability_record_person: AccountabilityRecordPersonTable;
  accountability_record_view: AccountabilityRecordViewTable;
  appointment: AppointmentTable;
  assessment: AssessmentTable;
  assessment_file: AssessmentFileTable;
  calendar_entry: CalendarEntryTable;
  calendar_feed: CalendarFeedTable;
  callback_event: CallbackEventTable;
  campaign: CampaignTable;
  campaign_file: CampaignFileTable;
  campaign_unit: CampaignUnitTable;
  caught_error: CaughtErrorTable;
  channel: ChannelTable;
  channel_attestation: ChannelAttestationTable;
  channel_checkout: ChannelCheckoutTable;
  channel_credential: ChannelCredentialTable;
  channel_credential_secret: ChannelCredentialSecretTable;
  channel_health: ChannelHealthTable;
  channel_login_finding: ChannelLoginFindingTable;
  channel_pace: ChannelPaceTable;
  channel_reminder: ChannelReminderTable;
  channel_secret: ChannelSecretTable;
  channel_token: ChannelTokenTable;
  check_author_count: CheckAuthorCountTable;
  check_author_month: CheckAuthorMonthTable;
  check_count: CheckCountTable;
  check_demotion: CheckDemotionTable;
  check_exception: CheckExceptionTable;
  check_model: CheckModelTable;
  check_model_answer: CheckModelAnswerTable;
  check_month: CheckMonthTable;
  check_objection: CheckObjectionTable;
  check_picture_report: CheckPictureReportTable;
  check_register: CheckRegisterTable;
  check_register_entry: CheckRegisterEntryTable;
  check_register_version: CheckRegisterVersionTable;
  check_report: CheckReportTable;
  check_similarity: CheckSimilarityTable;
  circular: CircularTable;
  circular_number: CircularNumberTable;
  circular_reader: CircularReaderTable;
  circular_unit: CircularUnitTable;
  comment_message: CommentMessageTable;
  comment_thread: CommentThreadTable;
  conversation_count: ConversationCountTable;
  conversation_presence: ConversationPresenceTable;
  conversation_reading: ConversationReadingTable;
  conversation_step: ConversationStepTable;
  device: DeviceTable;
  device_key: DeviceKeyTable;
  drill: DrillTable;
  drill_file: DrillFileTable;
  drill_lesson: DrillLessonTable;
  drill_reminder: DrillReminderTable;
  drill_script: DrillScriptTable;
  emergency_address: EmergencyAddressTable;
  emergency_call: EmergencyCallTable;
  emergency_called: EmergencyCalledTable;
  emergency_contact: EmergencyContactTable;
  emergency_plan: EmergencyPlanTable;
  emergency_plan_draft: EmergencyPlanDraftTable;
  emergency_reach: EmergencyReachTable;
  emergency_reminded: EmergencyRemindedTable;
  employment: EmploymentTable;
  feed_entry: FeedEntryTable;
  feed_subscriber: FeedSubscriberTable;
  file: FileTable;
  file_upload: FileUploadTable;
  finding: FindingTable;
  idempotency: IdempotencyTable;
  incident: IncidentTable;
  incident_entry: IncidentEntryTable;
  incident_takedown: IncidentTakedownTable;
  incident_words: IncidentWordsTable;
  interaction_account: InteractionAccountTable;
  interaction_act: InteractionActTable;
  interaction_standing: InteractionStandingTable;
  interaction_words: InteractionWordsTable;
  internal_note: InternalNoteTable;
  leave: LeaveTable;
  ledger_checkpoint: LedgerCheckpointTable;
  ledger_entry: LedgerEntryTable;
  ledger_identity: LedgerIdentityTable;
  ledger_key: LedgerKeyTable;
  ledger_leaf: LedgerLeafTable;
  ledger_node: LedgerNodeTable;
  ledger_stream: LedgerStreamTable;
  ledger_unsequenced: LedgerUnsequencedTable;
  ledger_verification: LedgerVerificationTable;
  ledger_verification_run: LedgerVerificationRunTable;
  local_date: LocalDateTable;
  login: LoginTable;
  login_challenge: LoginChallengeTable;
  login_failure: LoginFailureTable;
  login_totp: LoginTotpTable;
  manual_work: ManualWorkTable;
  manuscript: ManuscriptTable;
  manuscript_check_out: ManuscriptCheckOutTable;
  manuscript_draft: ManuscriptDraftTable;
  manuscript_seen: ManuscriptSeenTable;
  manuscript_text: ManuscriptTextTable;
  manuscript_text_backlog: ManuscriptTextBacklogTable;
  mark_artwork: MarkArtworkTable;
  mark_picture: MarkPictureTable;
  mark_report: MarkReportTable;
  mark_ruled_picture: MarkRuledPictureTable;
  mark_version: MarkVersionTable;
  notification: NotificationTable;
  organization: OrganizationTable;
  organization_change: OrganizationChangeTable;
  organization_import: OrganizationImportTable;
  organization_import_row: OrganizationImportRowTable;
  organization_state: OrganizationStateTable;
  passage_backlog: PassageBacklogTable;
  passage_print: PassagePrintTable;
  passage_source: PassageSourceTable;
  passed_error: PassedErrorTable;
  passkey: PasskeyTable;
  patrol: PatrolTable;
  patrol_difference: PatrolDifferenceTable;
  patrol_finding: PatrolFindingTable;
  patrol_words: PatrolWordsTable;
  person: PersonTable;
  picture_reading: PictureReadingTable;
  pinned_procedure: PinnedProcedureTable;
  planning_count: PlanningCountTable;
  planning_idea: PlanningIdeaTable;
  planning_idea_file: PlanningIdeaFileTable;
  planning_item: PlanningItemTable;
  planning_item_due: PlanningItemDueTable;
  planning_remark: PlanningRemarkTable;
  planning_source: PlanningSourceTable;
  platform_breaker: PlatformBreakerTable;
  policy_choice: PolicyChoiceTable;
  policy_text: PolicyTextTable;
  policy_version: PolicyVersionTable;
  practice_session: PracticeSessionTable;
  practice_sharing: PracticeSharingTable;
  public_message: PublicMessageTable;
  public_message_text: PublicMessageTextTable;
  public_pseudonym_key: PublicPseudonymKeyTable;
  public_writer: PublicWriterTable;
  publication: PublicationTable;
  publication_case: PublicationCaseTable;
  publication_schedule: PublicationScheduleTable;
  publishing_freeze: PublishingFreezeTable;
  publishing_right: PublishingRightTable;
  qualification: QualificationTable;
  qualification_notice: QualificationNoticeTable;
  question: QuestionTable;
  question_contact: QuestionContactTable;
  question_note: QuestionNoteTable;
  question_reminder: QuestionReminderTable;
  question_sender: QuestionSenderTable;
  question_sender_key: QuestionSenderKeyTable;
  question_step: QuestionStepTable;
  question_text: QuestionTextTable;
  recovery_code: RecoveryCodeTable;
  release_certificate: ReleaseCertificateTable;
  responsibility_letter: ResponsibilityLetterTable;
  review_task: ReviewTaskTable;
  revision: RevisionTable;
  revision_file: RevisionFileTable;
  saved_view: SavedViewTable;
  selection: SelectionTable;
  selection_words: SelectionWordsTable;
  session: SessionTable;
  sign_off_confirmation: SignOffConfirmationTable;
  source_text: SourceTextTable;
  spot_check: SpotCheckTable;
  spot_check_answers: SpotCheckAnswersTable;
  spot_check_person: SpotCheckPersonTable;
  spot_check_population: SpotCheckPopulationTable;
  suggestion_set: SuggestionSetTable;
  suggestion_verdict: SuggestionVerdictTable;
  supervision_closed_value: SupervisionClosedValueTable;
  supervision_count: SupervisionCountTable;
  supervision_evidence: SupervisionEvidenceTable;
  supervision_period: SupervisionPeriodTable;
  supervision_rules: SupervisionRulesTable;
  supervision_subject: SupervisionSubjectTable;
  supervision_watermark: SupervisionWatermarkTable;
  training_answer: TrainingAnswerTable;
  training_attempt: TrainingAttemptTable;
  training_certificate: TrainingCertificateTable;
  training_course: TrainingCourseTable;
  training_examination: TrainingExaminationTable;
  training_examination_seed: TrainingExaminationSeedTable;
  training_hours: TrainingHoursTable;
  training_item: TrainingItemTable;
  training_mark: TrainingMarkTable;
  training_progress: TrainingProgressTable;
  training_response: TrainingResponseTable;
  training_sheet: TrainingSheetTable;
  verification: VerificationTable;
  year_archive: YearArchiveTable;
}

export type { Generated };
