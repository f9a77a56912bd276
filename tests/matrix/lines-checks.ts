import * as checks from '@sanshen/contract/checks';
import * as model from '@sanshen/contract/checks-model';
import * as registers from '@sanshen/contract/checks-registers';
import * as rules from '@sanshen/contract/checks-rules';
import { readSimilar } from '@sanshen/contract/checks-similar';
import type { RouteShape } from '@sanshen/contract/route';
import type { Line, Request } from './lines.ts';
import { readings } from './lines-content.ts';
import type { Resources } from './resources.ts';

function line(
  route: RouteShape,
  on: string,
  own: string,
  expected: string,
  request: (it: Resources) => Promise<Request> | Request,
): Line {
  return { route, on, own, expected, request };
}

const reason = '引文';
/** For whom the text is: who may not read it has nothing to say about what was found in it. */
const readers = 'ok no no nf nf nf';
/** Who has to do with the unit's rule book. */
const related = 'ok ok ok ok no no';

const managed = 'ok ok no no no no';
/** The matrix uploads a text, which is no workbook: who may import is told so. */
const managedFile = 'registers.fileWrong registers.fileWrong no no no no';
const register = (it: Resources) => ({ params: { organization: it.organization, register: 'terms' } });

/** What machines find in texts, and the rules by which they do. */
export const checkLines: readonly Line[] = [
  ...readings(checks.readChecks, 'text'),
  ...readings(readSimilar, 'text'),
  line(checks.recheck, 'inReview', 'operator', readers, async (it) => ({
    params: { manuscript: (await it.inReview()).manuscript },
  })),
  line(checks.stopPictures, 'inReview', 'operator', readers, async (it) => ({
    params: { manuscript: (await it.inReview()).manuscript },
  })),
  line(checks.ruleOnChecks, 'inReview', 'platformLead', readers, async (it) => {
    const { manuscript, digest, finding } = await it.checked();
    return { params: { manuscript }, body: { digest, findings: [finding], ruling: 'overruled', reason } };
  }),
  line(checks.takeBackRulings, 'inReview', 'platformLead', readers, async (it) => {
    const { manuscript, finding } = await it.checked(true);
    return { params: { manuscript }, body: { findings: [finding] } };
  }),
  line(checks.objectToChecks, 'inReview', 'operator', readers, async (it) => {
    const { manuscript, digest, finding } = await it.checked();
    return { params: { manuscript }, body: { digest, finding, reason } };
  }),
  line(checks.setCheckAside, 'inReview', 'platformLead', readers, async (it) => {
    const { manuscript, digest, finding } = await it.checked();
    return { params: { manuscript }, body: { digest, finding, scope: 'text', reason } };
  }),
  line(checks.checkText, 'district', 'operator', related, (it) => ({
    params: { organization: it.organization },
    body: { paragraphs: [{ kind: 'body', text: it.fresh() }] },
  })),
  line(model.readCheckModel, 'district', 'operator', related, (it) => ({
    params: { organization: it.organization },
  })),
  line(model.setCheckModel, 'district', 'mainLeader', managed, (it) => ({
    params: { organization: it.organization },
    body: { enabled: false, endpoint: '', model: '' },
  })),
  line(rules.listCheckRules, 'district', 'operator', related, (it) => ({
    params: { organization: it.organization },
  })),
  line(rules.readCheckState, 'district', 'operator', related, (it) => ({
    params: { organization: it.organization },
  })),
  line(rules.endCheckException, 'district', 'mainLeader', 'ok ok no no no no', async (it) => ({
    params: { organization: it.organization, exception: await it.exception() },
  })),
  line(registers.listRegisters, 'district', 'operator', related, (it) => ({
    params: { organization: it.organization },
  })),
  line(registers.listRegisterEntries, 'district', 'operator', related, register),
  line(registers.listRegisterVersions, 'district', 'operator', related, register),
  line(registers.exportRegister, 'district', 'operator', related, register),
  line(registers.changeRegister, 'district', 'mainLeader', managed, async (it) => ({
    ...register(it),
    body: { version: await it.registerVersion(), put: [{ 词语: it.fresh() }] },
  })),
  line(registers.planRegister, 'district', 'mainLeader', managedFile, (it) => ({
    ...register(it),
    file: 'terms.xlsx',
  })),
  line(registers.importRegister, 'district', 'mainLeader', managedFile, async (it) => ({
    ...register(it),
    query: { version: await it.registerVersion() },
    file: 'terms.xlsx',
  })),
  line(registers.compareRegister, 'district', 'operator', related, (it) => ({
    params: { ...register(it).params, version: 0 },
  })),
  line(registers.restoreRegister, 'district', 'mainLeader', managed, async (it) => {
    const version = await it.registerVersion();
    return { params: { ...register(it).params, version }, body: { version } };
  }),
  line(rules.checkStatistics, 'district', 'operator', 'ok no no no no no', (it) => ({
    params: { organization: it.organization },
  })),
];
