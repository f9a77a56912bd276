import { shippedMarks } from '@sanshen/checks/marks/library/index';
import type { MarkVersion } from '@sanshen/checks/marks/mark';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { StandardChecker } from '../src/modules/marks/standard-checker.ts';

/** An emblem of nobody, with corners enough to be found by. */
const emblem = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200" width="600" height="600">
<circle cx="100" cy="100" r="96" fill="#c8102e"/><circle cx="100" cy="100" r="80" fill="#f4d35e"/>
<path d="M40 60H110V40L165 100L110 160V130H70L90 100L40 90Z" fill="#c8102e"/><rect x="52" y="112" width="26" height="14" fill="#173f5f"/><path d="M120 62L138 80L120 88Z" fill="#173f5f"/></svg>`;
const digest = `sha256:${'a'.repeat(64)}`;
const [known] = shippedMarks().versions;
if (known === undefined) throw new Error('no marks');
const version: MarkVersion = {
  ...known,
  mark: 'ownEmblem',
  version: '2020',
  kind: 'emblem',
  field: null,
  primitives: [],
  colours: {},
  artwork: digest,
};
const checker = new StandardChecker({
  // Of the store only reading is needed, of the clock only now.
  files: { read: async () => Buffer.from(emblem) } as never,
  clock: { now: () => '2026-06-01T00:00:00.000Z' } as never,
});
afterAll(() => checker.close());

async function look(drawing: string, size: number) {
  const mark = await sharp(Buffer.from(drawing)).resize(size, size).png().toBuffer();
  const poster = sharp({ create: { width: 900, height: 600, channels: 3, background: '#dfe7ea' } });
  const picture = await poster
    .composite([{ input: mark, left: 320, top: 150 }])
    .jpeg()
    .toBuffer();
  const library = { versions: [version] };
  return checker.check(picture, { library, chain: [], registered: [], key: '' });
}

test('§3 an emblem is found by the artwork that an organisation registered, and its mirror image is told', async () => {
  const right = await look(emblem, 260);
  expect(right).toMatchObject({ ok: true, report: { marks: [{ mark: 'ownEmblem', version: '2020' }] } });
  const turned = emblem
    .replace('<circle', '<g transform="translate(200 0) scale(-1 1)"><circle')
    .replace('</svg>', '</g></svg>');
  const mirrored = await look(turned, 260);
  expect(mirrored).toMatchObject({ ok: true, report: { marks: [{ problems: ['mirrored'] }] } });
});
