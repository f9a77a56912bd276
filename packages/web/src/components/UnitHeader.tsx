import type { ReactNode } from 'react';
import { PageHeader } from './PageHeader.tsx';
import { UnitPicker, type UnitRelation } from './UnitPicker.tsx';

/** Those whose pages I may open as my own: my units, those above which they stand, and those that they guide. */
const usual: readonly UnitRelation[] = ['own', 'above', 'guidance'];

/** The head of a page about one unit: its name, which unit it is about, and what can be done on it (`children`). */
export function UnitHeader({
  title,
  lead,
  organization,
  relations = usual,
  onUnit,
  children,
}: {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly organization: string;
  readonly relations?: readonly UnitRelation[];
  readonly onUnit: (organization: string) => void;
  readonly children?: ReactNode;
}) {
  return (
    <PageHeader
      title={title}
      lead={lead}
      actions={
        <>
          <UnitPicker value={organization} relations={relations} onChange={onUnit} />
          {children}
        </>
      }
    />
  );
}
