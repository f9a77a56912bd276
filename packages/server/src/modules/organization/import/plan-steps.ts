import type { ImportAction } from '@sanshen/contract/organization-import';
import type { Employment } from '@sanshen/domain/organization';

/** Something that is there (`id`) or that an earlier step makes (`new`). */
export type Ref = { readonly id: string } | { readonly new: number };

/** One use case that a row asks for. */
export type Step =
  | {
      readonly do: 'foundOrganization';
      readonly makes: number;
      readonly parent: Ref;
      readonly kind: string;
      readonly name: string;
      readonly publicityDepartment: boolean;
    }
  | {
      readonly do: 'registerPerson';
      readonly makes: number;
      readonly organization: Ref;
      readonly name: string;
      readonly employment: Employment;
    }
  | {
      readonly do: 'appoint';
      readonly organization: Ref;
      readonly person: Ref;
      readonly office: string;
      /** Null: from the moment of the import. */
      readonly from: string | null;
      readonly to: string | null;
    }
  | {
      readonly do: 'addQualification';
      readonly person: Ref;
      readonly kind: string;
      readonly from: string;
      readonly to: string | null;
    };

export interface RowMessage {
  readonly cell: string | null;
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

/** A row of the plan as it is kept: what is shown, and the steps. */
export interface PlannedRow {
  readonly row: number;
  readonly sheet: string;
  readonly organization: string;
  readonly person: string | null;
  readonly actions: readonly ImportAction[];
  readonly messages: readonly RowMessage[];
  readonly steps: readonly Step[];
}
