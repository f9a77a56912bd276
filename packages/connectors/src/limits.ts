/** What a platform takes, as data: the checks read it, and the editor shows it while somebody writes. Plain JSON throughout. */
import type { LocalizedText } from '@sanshen/domain/kernel';

/** One figure with where it comes from. */
export interface Figure {
  readonly value: number;
  /** `units`: UTF-16 code units, the strictest reading where a platform says "characters" and not how it counts. */
  readonly unit: 'characters' | 'units' | 'bytes' | 'pictures' | 'pixels';
  /** `refused`: more is refused. `warned`: more is only said, since the figure is a habit and no documented rule. */
  readonly excess: 'refused' | 'warned';
  /** The platform's own documents say so. Otherwise the figure may be wrong, and nothing may be refused by it. */
  readonly verified: boolean;
  readonly source: LocalizedText;
}

/** The limits of one platform; null where no figure is known. */
export interface PlatformLimits {
  readonly titleMax: Figure | null;
  readonly bylineMax: Figure | null;
  readonly summaryMax: Figure | null;
  readonly bodyMax: Figure | null;
  /** Whether `bodyMax` counts the text that people read or the HTML that is sent. */
  readonly bodyCounts: 'text' | 'html';
  readonly pictureMaxBytes: Figure | null;
  readonly picturesMax: Figure | null;
  readonly coverMaxBytes: Figure | null;
  readonly coverMinWidth: Figure | null;
}

export interface PlatformFacts {
  readonly name: LocalizedText;
  readonly limits: PlatformLimits;
  readonly cover: {
    readonly required: boolean;
    /** Width by height; null where none is known. */
    readonly ratio: number | null;
    readonly ratioVerified: boolean;
    readonly mediaTypes: readonly string[];
  };
  readonly pictures: { readonly required: boolean; readonly mediaTypes: readonly string[] };
  readonly links: LocalizedText;
}

/** Limits of a platform of which nothing is known. */
export const unknownLimits: PlatformLimits = {
  titleMax: null,
  bylineMax: null,
  summaryMax: null,
  bodyMax: null,
  bodyCounts: 'text',
  pictureMaxBytes: null,
  picturesMax: null,
  coverMaxBytes: null,
  coverMinWidth: null,
};
