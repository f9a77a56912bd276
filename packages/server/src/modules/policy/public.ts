export { brief, type CheckedPolicy } from './check-policy.ts';
export { chooseProcedure } from './choose-procedure.ts';
export { type EffectivePolicy, effectivePolicies, effectivePolicy } from './effective-policy.ts';
export { type FileProblem, problemLine } from './file-problem.ts';
export { policyModule } from './module.ts';
export { pinProcedure, procedureInUse } from './pin-procedure.ts';
export { type FiledVersion, loadText as policyByDigest, type PolicyFile } from './policy-store.ts';
export { checkProposal, type Proposal, proposePolicy } from './propose-policy.ts';
export {
  policyFilesIn,
  type ReadPolicy,
  readPolicies,
  shippedPolicy,
  shippedPolicyFiles,
} from './read-folder.ts';
