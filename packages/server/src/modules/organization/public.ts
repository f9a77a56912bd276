export { appoint } from './appoint.ts';
export { type Founding, foundTrees } from './founding.ts';
export { readCsv } from './import/read-csv.ts';
export { readXlsx } from './import/read-xlsx.ts';
export { organizationsFor, reachOf, type VisibleOrganization } from './list-organizations.ts';
export { type OrganizationListener, onOrganizationDecision } from './listeners.ts';
export { organizationModule } from './module.ts';
export { openPersonScene } from './person-scene.ts';
export { loadPersonFacts, type OfficesOf, type PersonSelection } from './person-store.ts';
export { endCertifiedQualification, qualifyByCertificate } from './qualify-by-certificate.ts';
export { organizationStream } from './record.ts';
export { registerRuleBooks } from './rule-book.ts';
export {
  actorOf,
  displayName,
  grantOf,
  holdsOffice,
  type Recipient,
  recipientsOf,
  relationOf,
  requireGrant,
  resolveScopes,
  snapshotOf,
  standpoint,
  superiorOf,
} from './standing.ts';
export { type Standing, standingTo } from './standing-to.ts';
export {
  loadSubtree,
  loadSurroundings,
  namesOf,
  organizationsAbove,
  rootOf,
  surroundingsStatement,
  toTree,
} from './tree-store.ts';
