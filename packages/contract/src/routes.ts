import { aboutRoutes } from './about.ts';
import { archiveRoutes } from './archive.ts';
import { yearArchiveRoutes } from './archive-years.ts';
import { assessmentRoutes } from './assessments.ts';
import { calendarRoutes } from './calendar.ts';
import { campaignRoutes } from './campaigns.ts';
import { casesRoutes } from './cases.ts';
import { channelRoutes } from './channels.ts';
import { channelCredentialRoutes } from './channels-credentials.ts';
import { channelDeviceRoutes } from './channels-devices.ts';
import { channelListRoutes } from './channels-lists.ts';
import { channelRegisterRoutes } from './channels-register.ts';
import { checkRoutes } from './checks.ts';
import { modelRoutes } from './checks-model.ts';
import { registerRoutes } from './checks-registers.ts';
import { checkRuleRoutes } from './checks-rules.ts';
import { similarRoutes } from './checks-similar.ts';
import { circularRoutes } from './circulars.ts';
import { contentRoutes } from './content.ts';
import { conversationRoutes } from './conversations.ts';
import { discussionRoutes } from './discussion.ts';
import { discussionSuggestionRoutes } from './discussion-suggestions.ts';
import { drillRoutes } from './drills.ts';
import { emergencyRoutes } from './emergency.ts';
import { emergencyCallRoutes } from './emergency-calls.ts';
import { emergencyPlanRoutes } from './emergency-plans.ts';
import { factorRoutes } from './factors.ts';
import { fileRoutes } from './files.ts';
import { incidentRoutes } from './incidents.ts';
import { interactionRoutes } from './interaction.ts';
import { interactionStandingRoutes } from './interaction-standing.ts';
import { ledgerRoutes } from './ledger.ts';
import { ledgerReadingRoutes } from './ledger-reading.ts';
import { liveRoutes } from './live.ts';
import { loginRoutes } from './logins.ts';
import { markRoutes } from './marks.ts';
import { markReviewRoutes } from './marks-review.ts';
import { organizationRoutes } from './organization.ts';
import { organizationExplanationRoutes } from './organization-explanation.ts';
import { organizationImportRoutes } from './organization-import.ts';
import { patrolRoutes } from './patrol.ts';
import { planningRoutes } from './planning.ts';
import { ideaRoutes } from './planning-ideas.ts';
import { policyRoutes } from './policy.ts';
import { policyReadingRoutes } from './policy-reading.ts';
import { practiceRoutes } from './practice.ts';
import { previewRoutes } from './preview.ts';
import { publishingRoutes } from './publishing.ts';
import { publishingHealthRoutes } from './publishing-health.ts';
import { qualificationRoutes } from './qualification.ts';
import { selectionRoutes } from './qualification-selection.ts';
import { questionRoutes } from './questions.ts';
import { regulationRoutes } from './regulation.ts';
import { responsibilityRoutes } from './responsibility.ts';
import { reviewRoutes } from './review.ts';
import type { RouteShape } from './route.ts';
import { sessionRoutes } from './session.ts';
import { spotChecksRoutes } from './spot-checks.ts';
import { supervisionRoutes } from './supervision.ts';
import { trainingRoutes } from './training.ts';
import { trainingBankRoutes } from './training-bank.ts';
import { trainingExaminationRoutes } from './training-examinations.ts';
import { workbenchRoutes } from './workbench.ts';

/** Every route of the server. A capability adds its own list here, in one line. */
export const allRoutes: readonly RouteShape[] = [
  ...aboutRoutes,
  ...sessionRoutes,
  ...loginRoutes,
  ...factorRoutes,
  ...liveRoutes,
  ...fileRoutes,
  ...ledgerRoutes,
  ...organizationRoutes,
  ...organizationExplanationRoutes,
  ...responsibilityRoutes,
  ...channelRoutes,
  ...channelRegisterRoutes,
  ...channelListRoutes,
  ...channelDeviceRoutes,
  ...channelCredentialRoutes,
  ...contentRoutes,
  ...previewRoutes,
  ...reviewRoutes,
  ...discussionRoutes,
  ...discussionSuggestionRoutes,
  ...conversationRoutes,
  ...publishingRoutes,
  ...publishingHealthRoutes,
  ...emergencyRoutes,
  ...emergencyPlanRoutes,
  ...emergencyCallRoutes,
  ...calendarRoutes,
  ...campaignRoutes,
  ...drillRoutes,
  ...archiveRoutes,
  ...policyRoutes,
  ...workbenchRoutes,
  ...ledgerReadingRoutes,
  ...policyReadingRoutes,
  ...organizationImportRoutes,
  ...regulationRoutes,
  ...checkRoutes,
  ...checkRuleRoutes,
  ...registerRoutes,
  ...similarRoutes,
  ...modelRoutes,
  ...markRoutes,
  ...markReviewRoutes,
  ...planningRoutes,
  ...ideaRoutes,
  ...questionRoutes,
  ...incidentRoutes,
  ...interactionRoutes,
  ...interactionStandingRoutes,
  ...patrolRoutes,
  ...supervisionRoutes,
  ...practiceRoutes,
  ...qualificationRoutes,
  ...selectionRoutes,
  ...casesRoutes,
  ...spotChecksRoutes,
  ...trainingRoutes,
  ...trainingBankRoutes,
  ...trainingExaminationRoutes,
  ...circularRoutes,
  ...assessmentRoutes,
  ...yearArchiveRoutes,
];
