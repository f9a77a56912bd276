import * as marks from '@sanshen/contract/marks';
import * as review from '@sanshen/contract/marks-review';
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

/** For whom the text is: who may not read it has nothing to say about its pictures. */
const readers = 'ok no no nf nf nf';
/** Who has to do with the unit's rule book. */
const related = 'ok ok ok ok no no';

const everyMark = (code: string) => `${code} ${code} no no no no`;
const everyReader = (code: string) => `${code} no no nf nf nf`;
const noDigest = `sha256:${'0'.repeat(64)}`;
const noMark = '0'.repeat(32);
const registered = (version: string) => ({
  mark: 'youthFederationEmblem',
  version,
  kind: 'emblem',
  names: { zh: '青联会徽', en: 'Youth Federation Emblem' },
  source: { title: '章程' },
  artwork: noDigest,
});

/** The mark library, and marks in pictures. A text is uploaded where a picture is asked for, so who may is told so. */
export const markLines: readonly Line[] = [
  line(marks.listMarks, 'district', 'operator', related, (it) => ({
    params: { organization: it.organization },
  })),
  line(marks.readMark, 'district', 'operator', related, (it) => ({
    params: { organization: it.organization, mark: 'nationalFlag' },
  })),
  line(marks.downloadMark, 'district', 'operator', related, (it) => ({
    params: { organization: it.organization, mark: 'nationalFlag', version: '1949' },
  })),
  line(marks.uploadArtwork, 'district', 'mainLeader', everyMark('marks.artworkRefused'), (it) => ({
    params: { organization: it.organization },
    file: 'mark.svg',
  })),
  line(marks.registerMark, 'district', 'mainLeader', everyMark('marks.artworkUnknown'), (it) => ({
    params: { organization: it.organization },
    body: registered('2020'),
  })),
  line(marks.withdrawMark, 'district', 'mainLeader', everyMark('marks.notYours'), (it) => ({
    params: { organization: it.organization, mark: 'nationalFlag', version: '1949' },
    body: { reason: '图样有误' },
  })),
  line(
    marks.checkPicture,
    'district',
    'operator',
    'marks.unreadable marks.unreadable marks.unreadable marks.unreadable no no',
    (it) => ({ params: { organization: it.organization }, file: 'picture.png' }),
  ),
  ...readings(review.readPictureMarks, 'text'),
  line(review.recheckPictures, 'inReview', 'operator', readers, async (it) => ({
    params: { manuscript: (await it.inReview()).manuscript },
  })),
  line(review.ruleOnMarks, 'inReview', 'platformLead', everyReader('checks.unknownFinding'), async (it) => {
    const { manuscript, digest } = await it.inReview();
    return { params: { manuscript }, body: { digest, findings: [noMark], ruling: 'accepted' } };
  }),
  line(
    review.takeBackMarkRulings,
    'inReview',
    'platformLead',
    everyReader('review.unknownFinding'),
    async (it) => ({
      params: { manuscript: (await it.inReview()).manuscript },
      body: { findings: [noMark] },
    }),
  ),
];
