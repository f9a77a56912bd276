import type { AppContext } from '../../platform/context.ts';
import type { PictureChecker } from './picture-checker.ts';
import { unreadable } from './texts.ts';

export function standardChecker(_context: AppContext): PictureChecker {
  return {
    version: 'none',
    async check(picture) {
      const { default: sharp } = await import('sharp');
      try {
        const { width, height } = await sharp(picture).metadata();
        return { ok: true, report: { width, height, marks: [], scale: 1 } };
      } catch {
        return { ok: false, why: unreadable };
      }
    },
    close: () => Promise.resolve(),
  };
}
