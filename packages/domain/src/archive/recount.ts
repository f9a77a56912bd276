import { addHours, type Digest } from '../kernel/index.ts';
import type { Duty, PinnedProcedure, Seat, Stage } from '../policy/index.ts';
import type { ReleaseState, ReviewEvent, Roster, SignOff } from '../review/index.ts';
import type { Decided } from './derive.ts';
import { fail } from './problem.ts';

type Of<Kind extends ReviewEvent['kind']> = Extract<ReviewEvent, { kind: Kind }>;

/**
 * Counts again, from the recorded events alone, that every seat held and that only released text went out. Shares no code with the
 * engine's own rules (plan, seats, advance, evolve): a fault there must not hide itself here.
 */
export class Recount {
  #author = '';
  readonly #edits: { person: string; stage: string | null }[] = [];
  #digest: Digest | null = null;
  #pinned: PinnedProcedure | null = null;
  #importance: string | null = null;
  #signOffs: SignOff[] = [];
  readonly #rosters = new Map<string, Roster>();
  #release: ReleaseState | null = null;
  #requested: Of<'emergencyRequested'> | null = null;
  #confirmed: { by: Of<'emergencyConfirmed'>['by']; at: Decided['at'] } | null = null;
  /** Releases that were counted. */
  releases = 0;
  /** Sign-offs that were counted for them. */
  signOffs = 0;

  /** Takes the next decision; ends the verification at the first thing that doesn't count up. */
  take(decided: Decided): void {
    for (const event of decided.events) this.#takeEvent(event, decided);
  }

  #takeEvent(event: ReviewEvent, { sequence, at }: Decided): void {
    switch (event.kind) {
      case 'created':
        this.#author = event.author.person;
        return;
      case 'revised':
        this.#digest = event.facts.digest;
        this.#edits.push({ person: event.editor.person, stage: event.stage });
        return;
      case 'submitted':
        this.#pinned = event.pinned;
        this.#importance = event.importance;
        this.#requested = null;
        return;
      case 'importanceChanged':
        this.#importance = event.to;
        return;
      case 'roundStarted': {
        const kept = this.#plan()
          .slice(0, event.stageIndex)
          .map((stage) => stage.id);
        this.#signOffs = this.#signOffs.filter((one) => kept.includes(one.stage));
        this.#rosters.clear();
        return;
      }
      case 'stageEntered':
        if (event.roster !== null) this.#seat(event.stage, event.roster);
        return;
      case 'signedOff':
        this.#add(event.signOff);
        return;
      case 'signOffsCarried':
        for (const signOff of event.signOffs) this.#add(signOff);
        return;
      case 'withdrawn':
      case 'abandoned':
        this.#signOffs = [];
        this.#pinned = null;
        this.#importance = null;
        this.#release = null;
        return;
      case 'emergencyRequested':
        this.#requested = event;
        this.#confirmed = null;
        this.#pinned ??= event.pinned;
        this.#importance ??= event.pinned.procedure.importance[0]?.id ?? null;
        return;
      case 'emergencyConfirmed':
        this.#confirmed = { by: event.by, at };
        return;
      case 'laterReviewCompleted':
        this.#countSeats(event.digest, sequence);
        return;
      case 'released':
        this.#countRelease(event.release, sequence);
        return;
      case 'releaseRevoked':
        this.#release = null;
        return;
      case 'publishingStopped':
        if (this.#release !== null) this.#release = { ...this.#release, stopped: true };
        return;
      case 'publicationBegun': {
        const release = this.#release;
        const covered =
          release !== null &&
          !release.stopped &&
          release.digest === event.digest &&
          release.channels.includes(event.channel) &&
          (release.notBefore === null || release.notBefore <= at);
        if (!covered) fail('publishedOther', event.publication);
        return;
      }
      default:
    }
  }

  #countRelease(release: ReleaseState, sequence: number): void {
    if (release.digest !== this.#digest) fail('releasedOther', sequence);
    if (release.kind === 'emergency') this.#countEmergency(release.digest, sequence);
    else this.#countSeats(release.digest, sequence);
    this.#release = release;
    this.releases += 1;
  }

  #countEmergency(digest: Digest, sequence: number): void {
    const rule = this.#pinned?.procedure.emergency;
    const asked = this.#requested;
    const confirmed = this.#confirmed;
    const known = rule != null && asked !== null && confirmed !== null;
    if (!known) fail('emergencyUnfounded', sequence);
    const offices = (list: readonly { readonly offices: readonly string[] }[]) =>
      list.flatMap((one) => one.offices);
    const founded =
      asked.digest === digest &&
      asked.by.person !== confirmed.by.person &&
      offices(rule.requestBy).includes(asked.by.office ?? '') &&
      offices(rule.confirmBy).includes(confirmed.by.office ?? '') &&
      confirmed.at < addHours(asked.at, rule.confirmWithinMinutes / 60) &&
      ![asked.by.person, confirmed.by.person].some((person) => this.#hadAHand(person));
    if (!founded) fail('emergencyUnfounded', sequence);
  }

  #hadAHand(person: string): boolean {
    return this.#author === person || this.#edits.some((edit) => edit.person === person);
  }

  #countSeats(digest: Digest, sequence: number): void {
    const plan = this.#plan();
    if (plan.length === 0) fail('seatOpen', sequence, '—');
    const valid = this.#signOffs.filter((one) => one.digest === digest);
    for (const stage of plan) this.#countStage(stage, valid, sequence);
    this.#countPeople(valid, sequence);
    this.signOffs += valid.length;
  }

  #countStage(stage: Stage, valid: readonly SignOff[], sequence: number): void {
    const { composition } = stage;
    if (composition.kind === 'seats') {
      const open = composition.seats.filter((seat) => !decided(stage.id, seat, valid));
      const enough = composition.rule === 'all' ? open.length === 0 : open.length < composition.seats.length;
      if (!enough || composition.seats.length === 0)
        fail('seatOpen', sequence, open[0]?.name.zh ?? stage.name.zh);
      for (const seat of composition.seats) {
        const offices: readonly string[] = seat.offices;
        const strange = valid.find(
          (one) =>
            one.stage === stage.id && one.seat === seat.id && !offices.includes(one.signer.office ?? ''),
        );
        if (strange !== undefined) fail('officeWrong', sequence, strange.signer.name);
      }
      return;
    }
    const roster = this.#rosters.get(stage.id);
    const complete = (roster?.members ?? []).filter((member) =>
      composition.member.duties.every((duty) =>
        valid.some(
          (one) => one.stage === stage.id && one.duty === duty && one.signer.person === member.person,
        ),
      ),
    );
    const led = composition.ledBy.length === 0 || complete.some((member) => member.leads);
    const enough = complete.length >= Math.max(roster?.required ?? 0, composition.minimum, 1);
    if (!enough || !led) fail('boardShort', sequence, stage.name.zh);
  }

  #countPeople(valid: readonly SignOff[], sequence: number): void {
    for (const one of valid) {
      const { person, name } = one.signer;
      const edited = this.#edits.some((edit) => edit.person === person && edit.stage !== one.stage);
      if (person === this.#author || edited) fail('personBarred', sequence, name);
      const others = valid.filter((other) => other.signer.person === person);
      if (others.some((other) => other.stage !== one.stage || other.seat !== one.seat)) {
        fail('personTwice', sequence, name);
      }
      const asked = this.#seatOf(one);
      if (asked?.twoPeople === true && others.length > 1) fail('personTwice', sequence, name);
    }
  }

  #seatOf(signOff: SignOff): Seat | undefined {
    const stage = this.#plan().find((one) => one.id === signOff.stage);
    if (stage === undefined) return undefined;
    const { composition } = stage;
    return composition.kind === 'board'
      ? composition.member
      : composition.seats.find((seat) => seat.id === signOff.seat);
  }

  #plan(): readonly Stage[] {
    const procedure = this.#pinned?.procedure;
    if (procedure === undefined) return [];
    const levels = procedure.importance.map((level) => level.id);
    const reached = levels.slice(0, levels.indexOf(this.#importance ?? '') + 1);
    const added = procedure.escalations.filter((one) => reached.includes(one.from));
    return [...procedure.stages, ...added.flatMap((one) => one.stages)];
  }

  #seat(stage: string, roster: Roster): void {
    this.#rosters.set(stage, roster);
    const people: readonly string[] = roster.members.map((member) => member.person);
    this.#signOffs = this.#signOffs.filter(
      (one) => one.stage !== stage || people.includes(one.signer.person),
    );
  }

  #add(signOff: SignOff): void {
    const { stage, seat, duty } = signOff;
    this.#signOffs = this.#signOffs.filter(
      (one) => one.stage !== stage || one.seat !== seat || one.duty !== duty,
    );
    this.#signOffs.push(signOff);
  }
}

/** Every duty signed at the seat itself, or all of them by one person at an earlier stage that the rule book names for it. */
function decided(stage: string, seat: Seat, valid: readonly SignOff[]): boolean {
  const own = valid.filter((one) => one.stage === stage && one.seat === seat.id);
  if (covers(seat.duties, own)) return true;
  return (seat.satisfiedBy ?? []).some((earlier) => {
    const offices: readonly string[] = earlier.offices;
    const given = valid.filter(
      (one) => one.stage === earlier.stage && offices.includes(one.signer.office ?? ''),
    );
    const people = new Set(given.map((one) => one.signer.person));
    return [...people].some((person) =>
      covers(
        seat.duties,
        given.filter((one) => one.signer.person === person),
      ),
    );
  });
}

function covers(duties: readonly Duty[], signOffs: readonly SignOff[]): boolean {
  return duties.length > 0 && duties.every((duty) => signOffs.some((one) => one.duty === duty));
}
