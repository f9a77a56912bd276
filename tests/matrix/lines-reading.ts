import * as ledger from '@sanshen/contract/ledger-reading';
import * as imports from '@sanshen/contract/organization-import';
import { compareWithSuperior, readPolicyAsText, readVocabulary } from '@sanshen/contract/policy-reading';
import { readRegulation } from '@sanshen/contract/regulation';
import { readWorkbench } from '@sanshen/contract/workbench';
import type { Line } from './lines.ts';
import type { Resources } from './resources.ts';

const everybody = 'ok ok ok ok ok ok';
const unknown = { verification: '01990000-0000-7000-8000-000000000000' };
const running = 'ledger.verificationRunning';

const ofDistrict = ({ organization }: Resources) => ({ params: { organization } });

/** Routes of the screens that read across. */
export const readingLines: readonly Line[] = [
  {
    route: readWorkbench,
    on: 'his own workbench',
    own: 'operator',
    expected: everybody,
    request: () => ({}),
  },
  {
    route: ledger.searchLedger,
    on: 'the district',
    own: 'mainLeader',
    expected: 'ok ok no no no no',
    request: (resources) => ({ query: { organization: resources.organization } }),
  },
  {
    route: ledger.searchLedger,
    on: 'the district',
    own: 'operator',
    expected: 'no ok no no no no',
    request: (resources) => ({ query: { organization: resources.organization } }),
  },
  {
    route: ledger.listLedgerKinds,
    on: 'every kind',
    own: 'operator',
    expected: everybody,
    request: () => ({}),
  },
  {
    route: ledger.checkpointStatus,
    on: 'the ledger',
    own: 'operator',
    expected: everybody,
    request: () => ({}),
  },
  {
    // Each of them leads some organisation; the operator is refused before anything is looked at.
    route: ledger.startVerification,
    on: 'the ledger',
    own: 'operator',
    expected: `no ok ${running} ${running} ${running} ${running}`,
    request: () => ({}),
  },
  {
    route: ledger.readVerification,
    on: 'one that is unknown',
    own: 'operator',
    expected: 'nf nf nf nf nf nf',
    request: () => ({ params: unknown }),
  },
  {
    route: ledger.listVerificationRuns,
    on: 'the ledger',
    own: 'operator',
    expected: everybody,
    request: () => ({ query: {} }),
  },
  {
    route: ledger.cancelVerification,
    on: 'one that is unknown',
    own: 'operator',
    expected: 'no nf nf nf nf nf',
    request: () => ({ params: unknown }),
  },
  ...[readPolicyAsText, compareWithSuperior, readVocabulary, readRegulation].map((route) => ({
    route,
    on: 'the district',
    own: 'operator',
    expected: 'ok ok ok ok no no',
    request: ofDistrict,
  })),
  {
    route: imports.importTemplate,
    on: 'the template',
    own: 'operator',
    expected: everybody,
    request: () => ({}),
  },
  {
    route: imports.planImport,
    on: 'the district',
    own: 'mainLeader',
    expected: 'import.columnsMissing import.columnsMissing no no no no',
    request: (resources) => ({ ...ofDistrict(resources), file: '名册.csv' }),
  },
  {
    route: imports.planImport,
    on: 'the district',
    own: 'operator',
    expected: 'no import.columnsMissing no no no no',
    request: (resources) => ({ ...ofDistrict(resources), file: '名册.csv' }),
  },
  ...[imports.readImport, imports.listImportRows].map((route) => ({
    route,
    on: 'one that is unknown',
    own: 'mainLeader',
    expected: 'import.unknown import.unknown no no no no',
    request: ({ organization }: Resources) => ({ params: { organization, import: unknown.verification } }),
  })),
  {
    route: imports.applyImport,
    on: 'one that is unknown',
    own: 'mainLeader',
    expected: 'import.unknown import.unknown no no no no',
    request: ({ organization, file }) => ({
      params: { organization, import: unknown.verification },
      body: { digest: file },
    }),
  },
  {
    route: imports.readOrganizationTimeline,
    on: 'the district',
    own: 'operator',
    expected: 'ok ok ok no no no',
    request: ofDistrict,
  },
];
