import type { Digest, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import type { AppContext } from '../platform/context.ts';
import { keepFile } from '../platform/files/keep-file.ts';

/** Draws what a screenshot of a comment area may look like, `before` or `after` something in it was put right, and keeps it as a person's file. */
export async function keepScreenshot(
  context: AppContext,
  when: 'before' | 'after',
  about: { readonly person: PersonId; readonly organization: OrganizationId },
): Promise<Digest> {
  const { default: sharp } = await import('sharp');
  const drawn = await sharp(Buffer.from(drawing(when)))
    .png()
    .toBuffer();
  const name = when === 'before' ? '处理前截图.png' : '处理后截图.png';
  // The schema of the answer speaks of strings; keepFile made it.
  return (await keepFile(context, drawn, { ...about, name })).digest as Digest;
}

/** Three comments as grey lines; before, the middle one is marked, and after, it has an answer. */
function drawing(when: 'before' | 'after'): string {
  const comment = (y: number, long: number) =>
    `<circle cx="40" cy="${y}" r="18" fill="#cbd5e1"/><rect x="72" y="${y - 14}" width="90" height="10" fill="#94a3b8"/>
    <rect x="72" y="${y + 4}" width="${long}" height="12" fill="#cbd5e1"/>`;
  const middle =
    when === 'before'
      ? '<rect x="10" y="136" width="340" height="64" fill="none" stroke="#dc2626" stroke-width="3"/>'
      : '<rect x="72" y="194" width="250" height="26" fill="#e0f2fe"/><rect x="82" y="202" width="190" height="10" fill="#0369a1"/>';
  return `<svg xmlns="http://www.w3.org/2000/svg" width="360" height="320">
    <rect width="360" height="320" fill="#fff"/><rect width="360" height="44" fill="#f1f5f9"/>
    ${comment(90, 230)}${comment(168, 200)}${comment(270, 240)}${middle}
  </svg>`;
}
