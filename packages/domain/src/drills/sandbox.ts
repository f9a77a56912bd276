import type { Instant } from '../kernel/index.ts';
import type { PersonSnapshot } from '../organization/index.ts';

/** What a simulated channel shows. */
export interface SandboxPublication {
  readonly id: string;
  readonly title: string;
  /** What the practised takedown has to reach; participants are not told. */
  readonly harmful: boolean;
}

/** A channel that exists in one drill only. It has no platform, no credential and no row outside the drill. */
export interface SandboxChannel {
  readonly id: string;
  readonly name: string;
  readonly platform: string;
  readonly publications: readonly SandboxPublication[];
}

interface SandboxWord {
  readonly by: PersonSnapshot;
  readonly at: Instant;
  readonly text: string;
}

/** A practised freeze; `target` is a channel, null the whole unit. */
export interface SandboxFreeze {
  readonly id: string;
  readonly target: string | null;
  readonly ordered: SandboxWord;
  readonly proposed: SandboxWord | null;
  readonly lifted: SandboxWord | null;
}

export interface SandboxStatement {
  readonly id: string;
  readonly written: SandboxWord;
  readonly approved: SandboxWord | null;
}

/** 演练沙盒: all that a drill's commands can change. */
export interface Sandbox {
  readonly channels: readonly SandboxChannel[];
  readonly freezes: readonly SandboxFreeze[];
  readonly takenDown: readonly { readonly publication: string; readonly word: SandboxWord }[];
  readonly statements: readonly SandboxStatement[];
}

export const emptySandbox: Sandbox = { channels: [], freezes: [], takenDown: [], statements: [] };

/** What a participant does in the sandbox; as with real channels, lifting and a statement take two people. */
export type SandboxAct =
  | { readonly kind: 'freeze'; readonly target: string | null; readonly text: string }
  | { readonly kind: 'lift'; readonly target: string; readonly text: string }
  | { readonly kind: 'takedown'; readonly target: string; readonly text: string }
  | { readonly kind: 'statement'; readonly text: string }
  | { readonly kind: 'approve'; readonly target: string; readonly text: string };

export type SandboxRefusal =
  | 'drills.targetUnknown'
  | 'drills.alreadyFrozen'
  | 'drills.notFrozen'
  | 'drills.alreadyDown'
  | 'drills.secondPerson'
  | 'drills.alreadyApproved';

export type SandboxMoment = 'froze' | 'liftProposed' | 'lifted' | 'tookDown' | 'stated' | 'statementApproved';

/** What an act in the sandbox comes to. Pure. */
export function decideSandbox(
  sandbox: Sandbox,
  act: SandboxAct,
  by: PersonSnapshot,
): { readonly kind: SandboxMoment } | { readonly refusal: SandboxRefusal } {
  switch (act.kind) {
    case 'freeze': {
      if (act.target !== null && !sandbox.channels.some(({ id }) => id === act.target))
        return { refusal: 'drills.targetUnknown' };
      return frozen(sandbox, act.target) ? { refusal: 'drills.alreadyFrozen' } : { kind: 'froze' };
    }
    case 'lift': {
      const freeze = sandbox.freezes.find(({ id }) => id === act.target);
      if (freeze === undefined) return { refusal: 'drills.targetUnknown' };
      if (freeze.lifted !== null) return { refusal: 'drills.notFrozen' };
      if (freeze.proposed === null) return { kind: 'liftProposed' };
      return freeze.proposed.by.person === by.person
        ? { refusal: 'drills.secondPerson' }
        : { kind: 'lifted' };
    }
    case 'takedown': {
      const known = sandbox.channels.some(({ publications }) =>
        publications.some(({ id }) => id === act.target),
      );
      if (!known) return { refusal: 'drills.targetUnknown' };
      return sandbox.takenDown.some(({ publication }) => publication === act.target)
        ? { refusal: 'drills.alreadyDown' }
        : { kind: 'tookDown' };
    }
    case 'statement':
      return { kind: 'stated' };
    case 'approve': {
      const statement = sandbox.statements.find(({ id }) => id === act.target);
      if (statement === undefined) return { refusal: 'drills.targetUnknown' };
      if (statement.approved !== null) return { refusal: 'drills.alreadyApproved' };
      return statement.written.by.person === by.person
        ? { refusal: 'drills.secondPerson' }
        : { kind: 'statementApproved' };
    }
  }
}

/** Whether a channel, or with null the whole unit, stands frozen in the sandbox. A freeze of the unit covers its channels. */
export function frozen(sandbox: Sandbox, channel: string | null): boolean {
  return sandbox.freezes.some(
    ({ target, lifted }) => lifted === null && (target === null || target === channel),
  );
}

/** The sandbox after something was done in it. Pure. */
export function applyToSandbox(
  sandbox: Sandbox,
  moment: {
    readonly id: string;
    readonly kind: SandboxMoment;
    readonly target: string | null;
    readonly by: PersonSnapshot;
    readonly at: Instant;
    readonly text: string;
  },
): Sandbox {
  const { id, target, by, at, text } = moment;
  const word = { by, at, text };
  const change = (part: Partial<SandboxFreeze>) => ({
    ...sandbox,
    freezes: sandbox.freezes.map((one) => (one.id === target ? { ...one, ...part } : one)),
  });
  switch (moment.kind) {
    case 'froze':
      return {
        ...sandbox,
        freezes: [...sandbox.freezes, { id, target, ordered: word, proposed: null, lifted: null }],
      };
    case 'liftProposed':
      return change({ proposed: word });
    case 'lifted':
      return change({ lifted: word });
    case 'tookDown':
      return { ...sandbox, takenDown: [...sandbox.takenDown, { publication: target ?? '', word }] };
    case 'stated':
      return { ...sandbox, statements: [...sandbox.statements, { id, written: word, approved: null }] };
    case 'statementApproved':
      return {
        ...sandbox,
        statements: sandbox.statements.map((one) => (one.id === target ? { ...one, approved: word } : one)),
      };
  }
}
