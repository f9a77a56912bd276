import {
  archiveProblem,
  members,
  requiredMembers,
  revisionMember,
  stepTitles,
  verifyArchive,
} from '@sanshen/domain/archive';
import { rulesVersion } from '@sanshen/domain/review';
import { describe, expect, test } from 'vitest';
import { commands } from '../../../tests/factories/index.ts';
import {
  bytesOf,
  caseFacts,
  contentOf,
  draftsOf,
  type EntryDraft,
  ours,
  pack,
  ruleBook,
  sealAgain,
  theirs,
  titles,
  tools,
  verdict,
  wholeStory,
} from './archive-support.ts';

const drafts = () => draftsOf(caseFacts(), wholeStory);
const archive = () => pack(drafts());

test('§5 a whole case holds, step by step, and every step looked at something', () => {
  const result = verifyArchive(archive(), tools, { trusted: [ours.key] });
  expect(result.firstFailure).toBeNull();
  expect(result).toMatchObject({ ok: true, keysFrom: 'trusted', failedStep: null, unreadable: false });
  expect(result.steps.map(({ step }) => step)).toEqual(Object.keys(stepTitles));
  expect(result.steps.filter(({ count }) => count === 0)).toEqual([]);
  expect(result.signedBy.map((key) => key.id)).toEqual([ours.key.id]);
});

test('a case that is still being written holds too', () => {
  const early = draftsOf(caseFacts(), wholeStory.slice(0, 2));
  const files = pack(early, { contents: [contentOf(titles[0])] });
  files.delete([...files.keys()].find((name) => name.startsWith('fetched/sha256')) ?? '');
  expect(verdict(sealAgain(files))).toBe('ok');
});

describe('a byte changed in any member is named by its member', () => {
  test.each([...archive().keys()].filter((name) => name !== members.seal))('%s', (name) => {
    const files = archive();
    const bytes = Uint8Array.from(files.get(name) ?? []);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    files.set(name, bytes);
    const said = verdict(files);
    if (name === members.manifest) expect(said).toMatch(/^archive\./);
    else expect(said).toBe(`archive.memberDiffers ${name}`);
  });

  test('the seal itself', () => {
    const files = archive();
    const text = new TextDecoder()
      .decode(files.get(members.seal))
      .replace('sanshen-archive/1', 'sanshen-archive/2');
    expect(verdict(files.set(members.seal, bytesOf(text)))).toBe('archive.sealSignature badSignature');
  });
});

describe('members', () => {
  test.each(requiredMembers)('without %s it cannot be read', (name) => {
    const files = archive();
    files.delete(name);
    const result = verifyArchive(files, tools);
    expect(result.unreadable).toBe(true);
    expect(result.firstFailure?.place).toBe(name);
  });

  test('one more member is named', () => {
    expect(verdict(archive().set('revisions/999.json', bytesOf('{}')))).toBe(
      'archive.memberExtra revisions/999.json',
    );
  });

  test.each([
    ['revisions/003.json', 'archive.revisionExtra revisions/003.json'],
    ['files/sha256-00', 'archive.fileUncalled files/sha256-00'],
    ['fetched/sha256-00', 'archive.fileUncalled fetched/sha256-00'],
  ])('one more %s is named although it was listed and sealed', (name, said) => {
    expect(verdict(sealAgain(archive().set(name, bytesOf(contentOf('more')))))).toBe(said);
  });

  test('another form of archive is not taken for this one', () => {
    const files = archive();
    const text = new TextDecoder().decode(files.get(members.manifest)).replace('archive/1', 'archive/9');
    const result = verifyArchive(files.set(members.manifest, bytesOf(text)), tools);
    expect(result).toMatchObject({ unreadable: true, firstFailure: { code: 'archive.formatUnknown' } });
  });

  test.each(['null', '[]', '{"format":"sanshen-archive/1","members":[{"name":1}]}', '{', '\u0000'])(
    'a manifest of %s ends with a verdict',
    (text) => {
      expect(verifyArchive(archive().set(members.manifest, bytesOf(text)), tools).ok).toBe(false);
    },
  );

  test.each(Object.values(members).filter((name) => name.endsWith('.json')))(
    '%s of another shape, listed and sealed, ends with a verdict',
    (name) => {
      for (const shape of ['{}', '[]', 'null', '{"entries":[1],"keys":[null],"policies":[null]}', 'x']) {
        if (name === members.manifest) continue;
        const files = archive().set(name, bytesOf(shape));
        expect(verifyArchive(sealAgain(files), tools).ok, shape).toBe(false);
      }
    },
  );
});

describe('texts', () => {
  test('complaint 11: an edited title is found although the manifest was mended', () => {
    const files = archive().set(revisionMember(2), bytesOf(contentOf('另一个标题')));
    expect(verdict(sealAgain(files, {}, null))).toBe('archive.revisionDiffers 2');
    expect(verdict(sealAgain(files, {}, ours))).toBe('archive.revisionDiffers 2');
  });

  test('a revision that is gone is named', () => {
    const files = archive();
    files.delete(revisionMember(1));
    expect(verdict(sealAgain(files))).toBe('archive.revisionMissing 1');
  });

  test('what no entry speaks of is held by the seal alone', () => {
    const files = archive().set(members.sheetPdf, bytesOf('another sheet'));
    expect(verdict(sealAgain(files, {}, null))).toBe('archive.sealDiffers manifest.json');
    expect(verdict(sealAgain(files, {}, theirs))).toBe('archive.sealSignature unknownKey');
  });

  test.each([
    ['files/', 'archive.fileDiffers'],
    ['fetched/sha256', 'archive.fetchedDiffers'],
  ])('a replaced file in %s is named', (prefix, code) => {
    const files = archive();
    const name = [...files.keys()].find((one) => one.startsWith(prefix)) ?? '';
    expect(verdict(sealAgain(files.set(name, bytesOf('another'))))).toBe(`${code} ${name}`);
    files.delete(name);
    expect(verdict(sealAgain(files))).toBe(`${code.replace('Differs', 'Missing')} ${name}`);
  });

  test.each([members.findings, members.release, members.publications])(
    '%s must say what the entries say',
    (name) => {
      const files = archive();
      const text = new TextDecoder()
        .decode(files.get(name))
        .replace(/"(at|notedAt|begunAt)":"2026/, '"$1":"2025');
      expect(verdict(sealAgain(files.set(name, bytesOf(text))))).toBe(`archive.recordDiffers ${name}`);
    },
  );

  test('a reading with another verdict is found', () => {
    const files = archive();
    const text = new TextDecoder().decode(files.get(members.comparisons)).replace('"same"', '"differs"');
    expect(verdict(sealAgain(files.set(members.comparisons, bytesOf(text))))).toBe(
      'archive.comparisonDiffers publication-1',
    );
  });

  test('a softer rule book in place of the one that was followed is found', () => {
    const { policy } = ruleBook();
    const softer = { ...policy, procedures: [{ ...policy.procedures[0], stages: [] }] };
    expect(verdict(pack(drafts(), { policy: softer }))).toBe('archive.policyDiffers test-rules 1');
  });
});

describe('entries', () => {
  const linesOf = (files: Map<string, Uint8Array>) =>
    new TextDecoder().decode(files.get(members.entries)).trimEnd().split('\n');
  const withLines = (files: Map<string, Uint8Array>, lines: readonly string[]) =>
    files.set(members.entries, bytesOf(`${lines.join('\n')}\n`));

  test('a changed entry is named by its number', () => {
    const files = archive();
    const lines = linesOf(files);
    lines[3] = (lines[3] ?? '').replace('"opinion":""', '"opinion":"同意"');
    expect(verdict(sealAgain(withLines(files, lines)))).toBe('ledger.entryAltered 4');
  });

  test('a dropped entry is missed', () => {
    const files = archive();
    const lines = linesOf(files).filter((_, index) => index !== 3);
    expect(verdict(sealAgain(withLines(files, lines), { entries: lines.length }))).toMatch(
      /^archive\.entriesUncounted/,
    );
    const proofs = JSON.parse(new TextDecoder().decode(files.get(members.proofs)));
    proofs.entries.splice(3, 1);
    files.set(members.proofs, bytesOf(proofs));
    expect(verdict(sealAgain(files, { entries: lines.length }))).toBe('ledger.entryMissing 4');
  });

  test('two entries in another order are found', () => {
    const files = archive();
    const lines = linesOf(files);
    const proofs = JSON.parse(new TextDecoder().decode(files.get(members.proofs)));
    [lines[4], lines[5]] = [lines[5] ?? '', lines[4] ?? ''];
    [proofs.entries[4], proofs.entries[5]] = [proofs.entries[5], proofs.entries[4]];
    files.set(members.proofs, bytesOf(proofs));
    expect(verdict(sealAgain(withLines(files, lines)))).toBe('ledger.orderChanged 5');
  });

  test('the last entries cut off are missed by the seal', () => {
    const shorter = pack(drafts().slice(0, -1));
    const whole = archive();
    shorter.set(members.seal, whole.get(members.seal) ?? new Uint8Array());
    expect(verdict(shorter)).toBe('archive.sealDiffers manifest.json');
  });

  test('an entry of another stream is refused', () => {
    const files = archive();
    const manifest = new TextDecoder().decode(files.get(members.manifest)).replace('"m1"', '"m2"');
    expect(verdict(sealAgain(files.set(members.manifest, bytesOf(manifest))))).toMatch(/^ledger\./);
  });

  test('a proof of another place is refused', () => {
    const files = archive();
    const proofs = JSON.parse(new TextDecoder().decode(files.get(members.proofs)));
    proofs.entries[2].leaf += 1;
    expect(verdict(sealAgain(files.set(members.proofs, bytesOf(proofs))))).toBe('ledger.notIncluded 3');
  });
});

/** Somebody who has the key, or makes his own, and writes the whole ledger anew. */
describe('forged decisions', () => {
  const change = (index: number, edit: (body: Record<string, never>) => void): EntryDraft[] => {
    const all = structuredClone(drafts());
    // The drafts' bodies are plain JSON objects, edited here as a forger would.
    edit(all[index]?.body as unknown as Record<string, never>);
    return all;
  };

  test('§5 a sign-off that nobody was entitled to give is refused again', () => {
    const forged = structuredClone(drafts());
    const [sign] = forged.slice(3, 4);
    const text = JSON.stringify(sign?.body).replaceAll('"by":"platform"', '"by":"outsider"');
    forged[3] = {
      ...(sign as EntryDraft),
      body: JSON.parse(text),
      actor: { person: brand('outsider'), name: 'x' },
    };
    expect(verdict(pack(forged))).toBe('archive.decisionRefused 4');
  });

  test('§5 a sign-off event without a command for it is found', () => {
    const all = drafts();
    const sign = structuredClone(all[3]?.body) as { events: object[] };
    const forged = change(2, (body) =>
      Reflect.set(body, 'events', [...(Reflect.get(body, 'events') as object[]), ...sign.events]),
    );
    expect(verdict(pack(forged))).toBe('archive.decisionDiffers 3');
  });

  test('what was decided by another version of the rules is said to be so, and not called forged', () => {
    const later = change(2, (body) => {
      Reflect.set(body, 'rules', rulesVersion + 1);
      Reflect.set(body, 'events', []);
    });
    expect(verdict(pack(later))).toBe('archive.rulesUnknown 3');
    const unstated = change(0, (body) => Reflect.deleteProperty(body, 'rules'));
    expect(verdict(pack(unstated))).toBe('archive.rulesUnknown 1');
    const { zh, en } = archiveProblem('rulesUnknown', 3, String(rulesVersion + 1));
    expect(zh).toContain(`第 ${rulesVersion + 1} 版`);
    expect(en).toContain(`version ${rulesVersion + 1}`);
  });

  test('§5 a skipped stage is refused', () => {
    const forged = drafts().filter((_, index) => index !== 7);
    expect(verdict(pack(forged))).toMatch(/^archive\.decision(Refused|Differs) \d+$/);
  });

  test('an entry that names another actor than its command is found', () => {
    const forged = drafts();
    const third = forged[3] as EntryDraft;
    forged[3] = { ...third, actor: { person: brand('leader'), name: '分管领导' } };
    expect(verdict(pack(forged))).toBe('archive.actorDiffers 4');
  });

  test('an unknown kind of entry or command ends with a verdict', () => {
    const [first, ...rest] = drafts();
    expect(verdict(pack([{ ...(first as EntryDraft), kind: 'review.invented' }, ...rest]))).toBe(
      'archive.entryUnknown 1',
    );
    const odd = change(3, (body) => Reflect.set(Reflect.get(body, 'command'), 'kind', 'invented'));
    expect(verdict(pack(odd))).toBe('archive.entryMalformed 4');
  });

  test('a certificate from somewhere else is refused', () => {
    const at = drafts().findIndex((one) => one.kind === 'release.certified');
    const foreign = drafts();
    foreign[at] = draftsOf(caseFacts(), wholeStory, theirs)[at] as EntryDraft;
    expect(verdict(pack(foreign))).toBe(`archive.certificateSignature ${at + 1}`);
    const raised = draftsOf(caseFacts(), [
      ...wholeStory.slice(0, 2),
      commands.submit('author', JSON.parse(JSON.stringify(drafts()[2]?.body)).command.digest, 'ordinary'),
      ...wholeStory.slice(3),
    ]);
    const other = drafts();
    other[at] = {
      ...(raised[at] as EntryDraft),
      body: { ...Object(raised[at]?.body), release: 'release-2' },
    };
    expect(verdict(pack(other))).toBe(`archive.certificateDiffers ${at + 1}`);
    expect(verdict(pack(drafts().filter((_, index) => index !== at)))).toBe(
      `archive.certificateMissing ${at}`,
    );
    const released = drafts().slice(0, at);
    expect(verdict(pack(released))).toBe(`archive.certificateMissing ${at}`);
    const twice = drafts();
    twice.push(twice[at] as EntryDraft);
    expect(verdict(pack(twice))).toBe(`archive.certificateUncalled ${twice.length}`);
  });

  test('a ledger signed anew with another key holds only as long as nobody brings a key', () => {
    const forged = pack(draftsOf(caseFacts(), wholeStory, theirs), { signer: theirs });
    const alone = verifyArchive(forged, tools);
    expect(alone).toMatchObject({ ok: true, keysFrom: 'archive' });
    expect(alone.signedBy).toEqual([theirs.key]);
    expect(verdict(forged, [ours.key])).toBe('ledger.checkpointUnknownKey 18');
  });
});

function brand(id: string): never {
  // A forger's ids are any text.
  return id as never;
}
