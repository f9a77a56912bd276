import { type Decided, decidedIn, Recount } from '@sanshen/domain/archive';
import { brandId } from '@sanshen/domain/kernel';
import { emptyHead, parseEntry, sealEntries } from '@sanshen/domain/ledger';
import type { ReviewEvent, SignOff } from '@sanshen/domain/review';
import { describe, expect, test } from 'vitest';
import {
  boardPeople,
  boardProcedure,
  commands,
  departmentPeople,
  departmentProcedure,
  factsFor,
  personId,
  pin,
  signs,
  text,
} from '../../../tests/factories/index.ts';
import { caseFacts, contentOf, draftsOf, pack, titles, verdict, wholeStory } from './archive-support.ts';
import { testSuites } from './ledger-support.ts';

type Drafts = ReturnType<typeof draftsOf>;

function decisionsIn(drafts: Drafts): Decided[] {
  const stored = sealEntries(testSuites['ed25519-sha256'], 'manuscript:m1', emptyHead, drafts);
  return stored.flatMap((one) => {
    const entry = parseEntry(one.text);
    return (entry && decidedIn(entry)) ?? [];
  });
}

/** Counts the decisions of a story with its events changed; gives `ok` with the number of sign-offs, or the problem's code. */
function counted(
  decisions: readonly Decided[],
  change: (event: ReviewEvent) => readonly ReviewEvent[] = (e) => [e],
) {
  const recount = new Recount();
  try {
    for (const decided of decisions) recount.take({ ...decided, events: decided.events.flatMap(change) });
  } catch (error) {
    return error instanceof Error ? error.message : 'no error';
  }
  return `ok ${recount.releases} ${recount.signOffs}`;
}

const whole = () => decisionsIn(draftsOf(caseFacts(), wholeStory));

const begin = (importance: string | null = null) => [
  commands.create('author'),
  commands.revise('author', null, text('A')),
  commands.submit('author', text('A').digest, importance),
];

/** A change of every sign-off at one stage. */
const signOffs = (stage: string, edit: (signOff: SignOff) => SignOff) => (event: ReviewEvent) =>
  event.kind === 'signedOff' && event.signOff.stage === stage
    ? [{ ...event, signOff: edit(event.signOff) }]
    : [event];

test('§5 a whole case counts up', () => {
  expect(counted(whole())).toBe('ok 1 6');
});

describe('§5 what does not count up is named, whatever the engine says', () => {
  test.each<[string, (event: ReviewEvent) => readonly ReviewEvent[], string]>([
    [
      'a duty without a sign-off',
      (event) => (event.kind === 'signedOff' && event.signOff.duty === 'proofread' ? [] : [event]),
      'archive.seatOpen',
    ],
    [
      'a sign-off on the text before the correction',
      signOffs('leader', (one) => ({ ...one, digest: text('A').digest })),
      'archive.seatOpen',
    ],
    [
      'the author at a seat',
      signOffs('leader', (one) => ({ ...one, signer: { ...one.signer, person: personId('author') } })),
      'archive.personBarred',
    ],
    [
      'the author, even of a text that another hand wrote down',
      (event) =>
        event.kind === 'created'
          ? [{ ...event, author: { ...event.author, person: personId('leader') } }]
          : [event],
      'archive.personBarred',
    ],
    [
      'one person at two stages',
      signOffs('leader', (one) => ({ ...one, signer: { ...one.signer, person: personId('platform') } })),
      'archive.personTwice',
    ],
    [
      'who corrected, at another stage',
      (event) =>
        event.kind === 'revised' && event.stage !== null
          ? [{ ...event, editor: { ...event.editor, person: personId('leader') } }]
          : [event],
      'archive.personBarred',
    ],
    [
      'an office that the seat does not name',
      signOffs('leader', (one) => ({ ...one, signer: { ...one.signer, office: brandId('operator') } })),
      'archive.officeWrong',
    ],
    [
      'a release of another text',
      (event) =>
        event.kind === 'released'
          ? [{ ...event, release: { ...event.release, digest: text('Z').digest } }]
          : [event],
      'archive.releasedOther',
    ],
    [
      'a publication without a release',
      (event) => (event.kind === 'released' ? [] : [event]),
      'archive.publishedOther',
    ],
    [
      'a publication on a channel that was not released',
      (event) => (event.kind === 'publicationBegun' ? [{ ...event, channel: brandId('other') }] : [event]),
      'archive.publishedOther',
    ],
    [
      'a publication after a stop',
      (event) =>
        event.kind === 'publicationBegun'
          ? [{ kind: 'publishingStopped', by: event.by ?? never(), reason: 'x' }, event]
          : [event],
      'archive.publishedOther',
    ],
    [
      'importance raised, the stage for it left out',
      (event) => (event.kind === 'submitted' ? [{ ...event, importance: 'important' }] : [event]),
      'archive.seatOpen',
    ],
  ])('%s', (_, change, code) => {
    expect(counted(whole(), change)).toBe(code);
  });
});

describe('every way to a release counts up, and not without its people', () => {
  test('§5 the main leader at the third stage decides an important manuscript', () => {
    const steps = [
      ...begin('important'),
      ...signs(['platform', 'platform'], ['publicity', 'publicity'], ['leader', 'main']),
    ];
    const decisions = decisionsIn(draftsOf(caseFacts(), steps));
    expect(counted(decisions)).toBe('ok 1 6');
    const office = signOffs('leader', (one) => ({
      ...one,
      signer: { ...one.signer, office: brandId('leaderInCharge') },
    }));
    expect(counted(decisions, office)).toBe('archive.seatOpen');
  });

  test('§5 a board counts its members and its lead', () => {
    const facts = factsFor(pin(boardProcedure()), boardPeople());
    const stage = boardProcedure().stages.at(-1)?.id ?? '';
    const prefix = (id: string) => `${boardSeat()}:${id}`;
    const steps = [
      ...begin(),
      ...signs(['platform', 'platform'], ['publicity', 'publicity']),
      ...['leader', 'b1', 'b2', 'b3', 'b4'].map(
        (id) => (state: Parameters<typeof commands.sign>[0]) =>
          commands.sign(state, id, stage, { seat: prefix(id) }),
      ),
    ];
    const decisions = decisionsIn(releasedPart(facts, steps));
    expect(counted(decisions)).toMatch(/^ok 1 /);
    const without = (id: string) => (event: ReviewEvent) =>
      event.kind === 'signedOff' && event.signOff.signer.person === id ? [] : [event];
    expect(counted(decisions, without('leader'))).toBe('archive.boardShort');
    expect(counted(decisions, without('b1'))).toBe('archive.boardShort');
    const leaderless = (event: ReviewEvent): readonly ReviewEvent[] => {
      if (event.kind !== 'stageEntered' || event.roster === null) return [event];
      const ordinary = event.roster.members.map((member) => ({ ...member, leads: false }));
      return [{ ...event, roster: { ...event.roster, members: ordinary } }];
    };
    expect(counted(decisions, leaderless)).toBe('archive.boardShort');
  });

  test('§5 both deputy secretaries of a department', () => {
    const facts = factsFor(pin(departmentProcedure()), departmentPeople());
    const last = departmentProcedure().stages.at(-1);
    const seats = last?.composition.kind === 'seats' ? last.composition.seats : [];
    const steps = [
      ...begin(),
      ...departmentProcedure()
        .stages.slice(0, -1)
        .map(
          (stage) => (state: Parameters<typeof commands.sign>[0]) =>
            commands.sign(state, stage.id === 'platform' ? 'platform' : 'head', stage.id),
        ),
      ...seats.map(
        (seat) => (state: Parameters<typeof commands.sign>[0]) =>
          commands.sign(
            state,
            seat.offices.includes(brandId('deputySecretaryBusiness')) ? 'deputyBusiness' : 'deputyPublicity',
            last?.id ?? '',
            {
              seat: seat.id,
            },
          ),
      ),
    ];
    const decisions = decisionsIn(draftsOf(facts, steps));
    expect(counted(decisions)).toMatch(/^ok 1 /);
    const one = (event: ReviewEvent) =>
      event.kind === 'signedOff' && event.signOff.signer.person === 'deputyPublicity' ? [] : [event];
    expect(counted(decisions, one)).toBe('archive.seatOpen');
  });

  test('§9 an emergency release by two people, and the review afterwards', () => {
    const steps = [
      ...begin().slice(0, 2),
      {
        kind: 'requestEmergency',
        by: personId('platform'),
        digest: text('A').digest,
        reason: '防汛',
      } as const,
      { kind: 'confirmEmergency', by: personId('main'), digest: text('A').digest } as const,
      ...signs(['platform', 'platform'], ['publicity', 'publicity'], ['leader', 'leader']),
    ];
    const decisions = decisionsIn(draftsOf(caseFacts(), steps));
    expect(counted(decisions)).toBe('ok 1 6');
    const alone = (event: ReviewEvent): readonly ReviewEvent[] =>
      event.kind === 'emergencyConfirmed'
        ? [{ ...event, by: { ...event.by, person: personId('platform') } }]
        : [event];
    expect(counted(decisions, alone)).toBe('archive.emergencyUnfounded');
    const unreviewed = (event: ReviewEvent) => (event.kind === 'signedOff' ? [] : [event]);
    expect(counted(decisions, unreviewed)).toBe('archive.seatOpen');
  });

  test('an archive of an emergency release holds', () => {
    const [create, revise] = wholeStory;
    const drafts = draftsOf(caseFacts(), [
      create ?? never(),
      revise ?? never(),
      (state) => ({
        kind: 'requestEmergency',
        by: personId('platform'),
        digest: state.digest ?? brandId(''),
        reason: '防汛',
      }),
      (state) => ({ kind: 'confirmEmergency', by: personId('main'), digest: state.digest ?? brandId('') }),
    ]);
    expect(verdict(pack(drafts, { contents: [contentOf(titles[0])] }))).toBe('ok');
  });
});

function boardSeat(): string {
  const composition = boardProcedure().stages.at(-1)?.composition;
  return composition?.kind === 'board' ? composition.member.id : '';
}

/** Members whose sign-off is no longer asked for are left out. */
function releasedPart(facts: Parameters<typeof draftsOf>[0], steps: Parameters<typeof draftsOf>[1]): Drafts {
  for (let count = steps.length; count > 0; count--) {
    try {
      return draftsOf(facts, steps.slice(0, count));
    } catch {
      // The stage was complete before this member signed.
    }
  }
  return never();
}

function never(): never {
  throw new Error('the test itself is wrong');
}
