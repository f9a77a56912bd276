import type { Relation } from './relation.ts';
import type { OfficeStanding } from './types.ts';

/** Everything that is limited by jurisdiction. Signing is limited by the seats of the procedure besides. */
export const actions = [
  'readOrganization',
  'readHistory',
  'readOffices',
  'readPeople',
  'readPersonFacts',
  'changeAppointments',
  'changeOrganization',
  'foundOrganization',
  'readState',
  'readReleased',
  'readPublished',
  'readManuscript',
  'writeManuscript',
  'readInbox',
  'signPlaces',
  'readLedger',
  'readArchive',
  'readPolicy',
  'managePolicy',
  'readChannels',
  'manageChannels',
  'publish',
  'stop',
  'freeze',
  'liftFreeze',
  'readConversations',
  'answerConversations',
  'countConversations',
  'readPlanning',
  'planContent',
  'readCalendar',
  'planCalendar',
  'keepDates',
  'readCampaigns',
  'handDownCampaign',
  'claimCampaign',
  'declineCampaign',
  'readInteraction',
  'requestInteraction',
  'readPatrol',
  'doPatrol',
  'closePatrol',
  'readPlans',
  'keepPlans',
  'readCalls',
  'readDrills',
  'runDrills',
  'readIncidents',
  'declareIncident',
  'handleIncident',
  'closeIncident',
  'handleQuestions',
  'countQuestions',
  'readSupervision',
  'amendSupervision',
  'readTraining',
  'leadTraining',
  'runTraining',
  'markExaminations',
  'readCases',
  'reportCase',
  'handleCase',
  'decideCase',
  'guideCase',
  'answerCase',
  'readSpotChecks',
  'holdSpotCheck',
  'readLetters',
  'issueUnitLetter',
  'issuePersonLetter',
  'signLetter',
  'draftCircular',
  'addressCircular',
  'issueCircular',
  'readCirculars',
  'receiveCircular',
  'readAssessments',
  'assessUnits',
  'appealAssessment',
  'archiveYear',
] as const;
export type Action = (typeof actions)[number];

/** Actions on what an organisation publishes and on the channels where it does. */
export const contentActions: readonly Action[] = [
  'readState',
  'readReleased',
  'readPublished',
  'readManuscript',
  'writeManuscript',
  'readInbox',
  'signPlaces',
  'readArchive',
  'readChannels',
  'manageChannels',
  'publish',
  'stop',
  'freeze',
  'liftFreeze',
  'readConversations',
  'answerConversations',
  'countConversations',
  'readPlanning',
  'planContent',
  'readCalendar',
  'planCalendar',
  'readCampaigns',
  'handDownCampaign',
  'claimCampaign',
  'declineCampaign',
  'readInteraction',
  'requestInteraction',
  'readPatrol',
  'doPatrol',
  'closePatrol',
  'readPlans',
  'keepPlans',
  'readCalls',
  'readDrills',
  'runDrills',
  'readIncidents',
  'declareIncident',
  'handleIncident',
  'closeIncident',
  'handleQuestions',
  'countQuestions',
  'readSupervision',
  'amendSupervision',
  'readCases',
  'reportCase',
  'handleCase',
  'decideCase',
  'guideCase',
  'answerCase',
  'readSpotChecks',
  'holdSpotCheck',
];

/** Who among those in a relation: everyone who holds an office there, those who work on content, or those of some standings. */
export type Entitled = 'everyone' | 'contentWorkers' | readonly OfficeStanding[];

/** Keep the system and its records running; they have no part in content. */
const nonContent: readonly OfficeStanding[] = ['administrator', 'registrar'];

/** Answer for an organisation. */
const leaders: readonly OfficeStanding[] = ['mainLeader', 'leaderInCharge', 'departmentHead', 'leader'];

/** Decide who holds which office: the main leader, and the registrar who enters what was decided on paper. */
const personnel: readonly OfficeStanding[] = ['mainLeader', 'registrar'];

/** A department's head is its main leader. */
const ownPersonnel: readonly OfficeStanding[] = [...personnel, 'departmentHead'];

const channelKeepers: readonly OfficeStanding[] = [
  ...leaders,
  'publicityLead',
  'platformLead',
  'registrar',
  'administrator',
];

/** The one table of rights: what is not named here is not allowed. */
const table: Readonly<Record<Action, Partial<Readonly<Record<Relation, Entitled>>>>> = {
  readOrganization: {
    own: 'everyone',
    above: 'everyone',
    guidance: 'everyone',
    below: 'everyone',
    sibling: 'everyone',
  },
  readHistory: { own: 'everyone', above: 'everyone', guidance: 'everyone' },
  // Names of office-holders only, so that a subordinate knows whom his manuscript waits for.
  readOffices: { own: 'everyone', above: 'everyone', guidance: 'everyone', below: 'everyone' },
  readPeople: { own: 'everyone', above: 'everyone', guidance: 'everyone' },
  readPersonFacts: { own: [...leaders, 'registrar'], above: [...leaders, 'registrar'] },
  changeAppointments: { own: ownPersonnel, above: personnel },
  changeOrganization: { above: personnel },
  foundOrganization: { own: personnel, above: personnel },
  readState: { own: 'everyone', above: 'everyone', guidance: 'everyone' },
  readReleased: { own: 'everyone', above: 'everyone' },
  readPublished: { own: 'everyone', above: 'everyone', guidance: 'everyone' },
  readManuscript: { own: 'contentWorkers' },
  writeManuscript: { own: 'contentWorkers' },
  readInbox: { own: 'contentWorkers', above: leaders },
  signPlaces: { own: 'contentWorkers', above: 'contentWorkers', guidance: 'contentWorkers' },
  readLedger: { own: [...leaders, 'registrar', 'publicityLead'], above: [...leaders, 'registrar'] },
  readArchive: { own: 'everyone', above: 'everyone', guidance: 'everyone' },
  readPolicy: { own: 'everyone', above: 'everyone', guidance: 'everyone', below: 'everyone' },
  managePolicy: { own: ['mainLeader', 'leaderInCharge', 'departmentHead'], above: ['mainLeader'] },
  readChannels: { own: 'everyone', above: 'everyone', guidance: 'everyone' },
  manageChannels: { own: channelKeepers, above: ['mainLeader', 'registrar', 'administrator'] },
  publish: { own: 'contentWorkers' },
  stop: { own: 'contentWorkers', above: leaders },
  // Stopping everything is quick and safe; taking it back needs two who answer for the organisation.
  freeze: { own: [...leaders, 'publicityLead', 'platformLead'], above: leaders },
  liftFreeze: { own: leaders, above: leaders },
  // What the public writes is read by those who answer it; whoever supervises them sees how much there is and how it is dealt with, not the words.
  readConversations: { own: 'contentWorkers' },
  answerConversations: { own: 'contentWorkers' },
  countConversations: { own: 'everyone', above: 'everyone', guidance: 'everyone' },
  // Figures, ideas and work drafts; the comparison of units is open wherever this is.
  readPlanning: { own: 'everyone', above: 'everyone', guidance: 'everyone' },
  planContent: { own: 'contentWorkers' },
  readCalendar: { own: 'everyone', above: 'everyone', guidance: 'everyone' },
  planCalendar: { own: 'contentWorkers' },
  keepDates: { own: [...leaders, 'publicityLead', 'platformLead'] },
  readCampaigns: { own: 'everyone', above: 'everyone', guidance: 'everyone' },
  // A superior by those who answer for its publicity, and the publicity department that guides the unit.
  handDownCampaign: {
    above: [...leaders, 'publicityLead'],
    guidance: [...leaders, 'publicityLead', 'platformLead'],
  },
  claimCampaign: { own: 'contentWorkers' },
  // Saying no for the unit is for those who answer for it.
  declineCampaign: { own: [...leaders, 'publicityLead', 'platformLead'] },
  // What an account did and hid is for those who supervise it too; the words of the public are not (readConversations).
  readInteraction: { own: 'everyone', above: 'everyone', guidance: 'everyone' },
  // Who may let it happen is said by the rule book, action by action.
  requestInteraction: { own: 'contentWorkers' },
  readPatrol: { own: 'everyone', above: 'everyone', guidance: 'everyone' },
  doPatrol: { own: 'contentWorkers' },
  closePatrol: { own: [...leaders, 'publicityLead', 'platformLead'], above: leaders },
  // Who puts a plan in force is said by the rule book, office by office.
  readPlans: { own: 'everyone', above: 'everyone', guidance: 'everyone' },
  keepPlans: { own: [...leaders, 'publicityLead', 'platformLead'] },
  // Whoever was called sees his call besides.
  readCalls: {
    own: [...leaders, 'publicityLead', 'platformLead'],
    above: leaders,
    guidance: [...leaders, 'publicityLead'],
  },
  // That a drill is due, planned or reported; what is to come in it only its director and observers see.
  readDrills: { own: 'everyone', above: 'everyone', guidance: 'everyone' },
  runDrills: { own: [...leaders, 'publicityLead', 'platformLead'] },
  // A case shows its command all, the unit its own once it is told, the publicity department what it may guide; the rules of cases say when.
  readCases: {
    own: 'contentWorkers',
    above: [...leaders, 'publicityLead', 'platformLead'],
    guidance: [...leaders, 'publicityLead', 'platformLead'],
  },
  reportCase: {
    own: [...leaders, 'publicityLead'],
    above: [...leaders, 'publicityLead'],
    guidance: [...leaders, 'publicityLead', 'platformLead'],
  },
  // The unit's own only where nobody is above it.
  handleCase: { own: leaders, above: [...leaders, 'publicityLead'] },
  decideCase: { own: leaders, above: leaders },
  guideCase: { guidance: [...leaders, 'publicityLead', 'platformLead'] },
  answerCase: { own: [...leaders, 'publicityLead', 'platformLead'] },
  readSpotChecks: {
    own: 'contentWorkers',
    above: [...leaders, 'publicityLead'],
    guidance: [...leaders, 'publicityLead', 'platformLead'],
  },
  holdSpotCheck: { own: [...leaders, 'publicityLead', 'platformLead'] },
  // An incident is no secret from those who answer for the unit; those who only guide it see that there is one and how it goes.
  readIncidents: {
    own: 'contentWorkers',
    above: [...leaders, 'publicityLead'],
    guidance: [...leaders, 'publicityLead', 'platformLead'],
  },
  // Whoever sees something says so at once.
  declareIncident: { own: 'contentWorkers', above: [...leaders, 'publicityLead'] },
  handleIncident: { own: 'contentWorkers', above: leaders },
  closeIncident: { own: [...leaders, 'publicityLead'], above: leaders },
  // What young people ask is read where it is answered and nowhere else; above, only how many wait and how long.
  handleQuestions: { own: 'contentWorkers' },
  countQuestions: { own: 'everyone', above: 'everyone', guidance: 'everyone' },
  // The numbers are open to those they are about and to those who supervise them; what each opens to is limited by the rights to the thing itself.
  readSupervision: { own: 'everyone', above: 'everyone', guidance: 'everyone' },
  // Counting a closed month again is asked for from outside the unit; who stands at the top has nobody above.
  amendSupervision: { own: ['mainLeader'], above: leaders, guidance: [...leaders, 'publicityLead'] },
  // A draft is read by those who work on it; what was issued by everybody whom it reaches or who supervises them.
  draftCircular: { own: 'contentWorkers' },
  addressCircular: { above: 'contentWorkers', guidance: 'contentWorkers' },
  issueCircular: { own: [...leaders, 'publicityLead'] },
  readCirculars: { own: 'everyone', above: 'everyone', guidance: 'everyone' },
  receiveCircular: { own: 'contentWorkers' },
  // Scores are of units. Only who commands a unit (§11) says what it scores; who guides it reads that.
  readAssessments: { own: 'everyone', above: 'everyone', guidance: 'everyone' },
  assessUnits: { above: [...leaders, 'publicityLead'] },
  appealAssessment: { own: [...leaders, 'publicityLead', 'platformLead'] },
  archiveYear: { own: [...leaders, 'publicityLead', 'registrar'], above: [...leaders, 'registrar'] },
  readTraining: { own: 'everyone', above: 'everyone', guidance: 'everyone' },
  // Hours and results of people: they themselves see their own; besides them only who answers for them.
  leadTraining: { own: [...leaders, 'publicityLead', 'registrar'], above: [...leaders, 'registrar'] },
  // Courses, the question bank and examinations of a unit. What is right in a bank is nobody's above or below.
  runTraining: { own: [...leaders, 'publicityLead', 'platformLead', 'registrar'] },
  // Small units have too few people to mark answers twice.
  markExaminations: {
    own: [...leaders, 'publicityLead', 'platformLead'],
    above: leaders,
    guidance: [...leaders, 'publicityLead'],
  },
  // Responsibility letters say who answers for what; nobody's personal data stands in them.
  readLetters: { own: 'everyone', above: 'everyone', guidance: 'everyone' },
  // Who commands asks a unit to answer for its channels; who guides does not (§11).
  issueUnitLetter: { above: leaders },
  issuePersonLetter: { own: leaders },
  signLetter: { own: ['mainLeader', 'departmentHead'] },
};

/** Whether whoever is of a standing in an organisation that stands in `relation` to the target may do `action`. Pure look-up. */
export function may(relation: Relation, standing: OfficeStanding, action: Action): boolean {
  const holders = table[action][relation];
  if (holders === undefined) return false;
  if (holders === 'everyone') return true;
  return holders === 'contentWorkers' ? !nonContent.includes(standing) : holders.includes(standing);
}

/** Who may do `action`, relation by relation: the table of rights itself, so that it can be shown. */
export function entitled(action: Action): Partial<Readonly<Record<Relation, Entitled>>> {
  return table[action];
}
