export { callState } from './calls/call-state.ts';
export { callsFor } from './calls/call-store.ts';
export { closeCallFor } from './calls/close-call.ts';
export { type AcknowledgementListener, onAcknowledged } from './calls/listeners.ts';
export { type CallWish, startCall } from './calls/start-call.ts';
export { freezeOver } from './freezes/public.ts';
export { emergencyModule } from './module.ts';
export { type PlanInForce, planFor } from './plans/plan-for.ts';
