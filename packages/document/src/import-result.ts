import type { Json } from '@sanshen/domain/kernel';
import type { ImportWarning, WarningList } from './messages.ts';
import type { PictureType } from './picture-type.ts';

/** How much an import may read; everything beyond is refused with a code, not cut off. */
export interface ImportLimits {
  readonly maxBytes: number;
  /** How deep elements may stand in one another. */
  readonly maxDepth: number;
  /** How many elements there may be. */
  readonly maxNodes: number;
}

/** Fits the longest real articles several times over. */
export const defaultImportLimits: ImportLimits = {
  maxBytes: 10 * 1024 * 1024,
  maxDepth: 200,
  maxNodes: 60_000,
};

/** A picture that came inside the imported file. Store it, then put its digest in with `placeFiles`. */
export interface ImportedPicture {
  /** The address under which the body refers to it: `import:1` … */
  readonly placeholder: string;
  readonly bytes: Uint8Array;
  readonly mediaType: PictureType;
}

/** A picture that lies on another site; the body refers to it by `src`. */
export interface ExternalPicture {
  readonly src: string;
  readonly alt: string;
}

export interface ImportedDocument {
  readonly title: string | null;
  /** A body of the manuscript schema; with pictures to be placed, where there are any. */
  readonly body: Json;
  readonly pictures: readonly ImportedPicture[];
  readonly externalPictures: readonly ExternalPicture[];
  readonly warnings: readonly ImportWarning[];
}

/** What only another importer of this package may ask for. */
export interface HtmlSource {
  /** Pictures that are already taken out, by their placeholder. */
  readonly placeholders?: ReadonlySet<string>;
  /** Styles that stand for class names. */
  readonly classStyles?: ReadonlyMap<string, string>;
  readonly warnings?: WarningList;
}
