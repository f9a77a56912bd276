import {
  brandId,
  type ChannelId,
  type Digest,
  instant,
  type OrganizationId,
  type PersonId,
} from '@sanshen/domain/kernel';
import type { PersonSnapshot } from '@sanshen/domain/organization';
import {
  answerRefusal,
  applyLetter,
  articlesFor,
  issueRefusal,
  type Letter,
  type LetterEvent,
  type LetterId,
  type LetterText,
  letterGaps,
  unitArticles,
  withdrawRefusal,
} from '@sanshen/domain/responsibility';
import { describe, expect, test } from 'vitest';

const now = instant('2026-06-01T00:00:00.000Z');
const unit = brandId<OrganizationId>('wuhua');
const city = brandId<OrganizationId>('kunming');
const person = brandId<PersonId>('operator');
const weibo = brandId<ChannelId>('weibo');
const digest = `sha256:${'a'.repeat(64)}` as Digest; // A digest by its shape.
const by = (name: string, organization: OrganizationId | null = unit): PersonSnapshot => ({
  person: brandId<PersonId>(name),
  name,
  office: null,
  organization,
  acting: false,
});
const text = (change: Partial<LetterText> = {}): LetterText => ({
  organization: unit,
  organizationName: '五华区团委',
  issuer: city,
  issuerName: '团市委',
  party: { kind: 'unit' },
  year: 2026,
  from: instant('2025-12-31T16:00:00.000Z'),
  until: instant('2026-12-31T16:00:00.000Z'),
  channels: [],
  articles: unitArticles,
  ...change,
});
const personal = (duty: 'operator' | 'leader' = 'operator') =>
  text({
    issuer: unit,
    party: { kind: 'person', person, name: '运营员' },
    channels: [{ channel: weibo, name: '青春五华', platform: 'weibo', duties: [{ duty, deputy: false }] }],
  });
const issued = (of: LetterText, issuer = by('superior', city)): LetterEvent => ({
  kind: 'issued',
  letter: brandId<LetterId>('letter'),
  root: city,
  digest,
  text: of,
  word: { by: issuer, at: now, reason: '' },
});
function letterAfter(of: LetterText, ...kinds: ('signed' | 'returned' | 'withdrawn')[]): Letter {
  let letter = applyLetter(null, issued(of));
  for (const kind of kinds) {
    const word = { by: by(kind === 'signed' ? 'leader' : 'other'), at: now, reason: '因' };
    letter = applyLetter(letter, { kind, letter: letter.id, digest, word });
  }
  return letter;
}

describe('§11: a responsibility letter', () => {
  const letters = { none: [], issued: [letterAfter(text())], inForce: [letterAfter(text(), 'signed')] };
  const ended = [letterAfter(text(), 'returned'), letterAfter(text(), 'signed', 'withdrawn')];

  test.each([
    ['nothing before', text(), letters.none, null],
    ['one that waits', text(), letters.issued, 'responsibility.letterExists'],
    ['one in force', text(), letters.inForce, 'responsibility.letterExists'],
    ['only ended ones', text(), ended, null],
    ['another party’s', personal(), letters.inForce, null],
    ['no article', text({ articles: [] }), letters.none, 'responsibility.noArticles'],
    ['a year that is over', text({ until: now }), letters.none, 'responsibility.yearPast'],
    ['nobody’s duty', { ...personal(), channels: [] }, letters.none, 'responsibility.noDuties'],
  ] as const)('is issued or refused: %s', (_, of, others, expected) => {
    expect(issueRefusal({ text: of, by: by('superior', city), others, now })).toBe(expected);
  });

  test('is not issued by somebody to himself', () => {
    expect(issueRefusal({ text: personal(), by: by('operator'), others: [], now })).toBe(
      'responsibility.ownLetter',
    );
  });

  const answer = (change: Partial<Parameters<typeof answerRefusal>[2]> = {}) => ({
    by: by('leader'),
    signsForUnit: true,
    digest,
    reason: '因',
    ...change,
  });
  const otherDigest = `sha256:${'b'.repeat(64)}` as Digest; // As above.

  test.each([
    ['by the unit’s main leader', letterAfter(text()), answer(), null],
    [
      'by another of the unit',
      letterAfter(text()),
      answer({ signsForUnit: false }),
      'responsibility.notTheSigner',
    ],
    ['over another text', letterAfter(text()), answer({ digest: otherDigest }), 'responsibility.textChanged'],
    ['twice', letterAfter(text(), 'signed'), answer(), 'responsibility.notWaiting'],
    ['after it was taken back', letterAfter(text(), 'withdrawn'), answer(), 'responsibility.notWaiting'],
    [
      'by who issued it',
      letterAfter(text()),
      answer({ by: by('superior', city) }),
      'responsibility.ownLetter',
    ],
    ['by the person', letterAfter(personal()), answer({ by: by('operator'), signsForUnit: false }), null],
    ['by the leader for the person', letterAfter(personal()), answer(), 'responsibility.notTheSigner'],
  ] as const)('is signed or refused: %s', (_, letter, facts, expected) => {
    expect(answerRefusal(letter, 'signed', facts)).toBe(expected);
  });

  test('is sent back and taken back only with a reason', () => {
    expect(answerRefusal(letterAfter(text()), 'returned', answer({ reason: ' ' }))).toBe(
      'responsibility.reasonMissing',
    );
    expect(withdrawRefusal(letterAfter(text()), ' ')).toBe('responsibility.reasonMissing');
    expect(withdrawRefusal(letterAfter(text(), 'signed'), '因')).toBeNull();
    expect(withdrawRefusal(letterAfter(text(), 'returned'), '因')).toBe('responsibility.ended');
  });

  test('of a person holds the sentences of all his duties, each once, in the order of the clauses', () => {
    const both = articlesFor(['operator', 'leader', 'operator']);
    expect(new Set(both.map((one) => one.text)).size).toBe(both.length);
    expect(both.map(({ clause }) => Number(clause.slice(1)))).toEqual(
      both.map(({ clause }) => Number(clause.slice(1))).toSorted((a, b) => a - b),
    );
    expect(both.length).toBe(6);
  });
});

describe('§11: what the letters of a unit lack', () => {
  const gaps = (change: Partial<Parameters<typeof letterGaps>[0]> = {}) =>
    letterGaps({
      commanded: true,
      channels: [],
      letters: [letterAfter(text(), 'signed')],
      inOffice: () => true,
      now,
      ...change,
    }).map(({ kind, person: of }) => `${of ?? 'unit'} ${kind}`);
  const channels = [{ id: weibo, duties: [{ duty: 'operator', person, deputy: false }] }] as const;
  const signedPersonal = letterAfter(personal(), 'signed');

  test.each([
    ['nothing', {}, []],
    ['no letter', { letters: [] }, ['unit missing']],
    ['one that waits', { letters: [letterAfter(text())] }, ['unit unsigned']],
    ['one that was sent back', { letters: [letterAfter(text(), 'returned')] }, ['unit missing']],
    ['last year’s', { now: instant('2027-01-02T00:00:00.000Z') }, ['unit missing']],
    ['nobody commands it', { commanded: false, letters: [] }, []],
    ['the signer left', { inOffice: (one: PersonId) => one !== 'leader' }, ['unit signerLeft']],
    ['the issuer left', { inOffice: (one: PersonId) => one !== 'superior' }, ['unit signerLeft']],
    ['December', { now: instant('2026-12-05T00:00:00.000Z') }, ['unit ending']],
    ['a holder without a letter', { channels }, ['operator missing']],
    ['a holder with one', { channels, letters: [letterAfter(text(), 'signed'), signedPersonal] }, []],
    [
      'a duty that his letter does not name',
      { channels, letters: [letterAfter(text(), 'signed'), letterAfter(personal('leader'), 'signed')] },
      ['operator outdated'],
    ],
  ])('%s', (_, change, expected) => {
    expect(gaps(change)).toEqual(expected);
  });
});
