import { archiveRoutes } from '@sanshen/contract/archive';
import * as publishing from '@sanshen/contract/publishing';
import * as health from '@sanshen/contract/publishing-health';
import type { RouteShape } from '@sanshen/contract/route';
import type { Line, Request } from './lines.ts';
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

const reason = '理由';
const published = async (it: Resources) => ({
  params: { publication: (await it.publication()).publication },
});

const archive = (route: RouteShape): Line[] => [
  line(route, 'inReview', 'operator', 'ok no no nf nf nf', async (it) => ({
    params: { manuscript: (await it.inReview()).manuscript },
  })),
  line(route, 'released', 'operator', 'ok ok no nf nf nf', async (it) => ({
    params: { manuscript: (await it.released()).manuscript },
  })),
];

/** Release, publishing and the archive. */
export const publishingLines: readonly Line[] = [
  line(publishing.publish, 'released', 'operator', 'ok publication.notPublisher no nf nf nf', async (it) => {
    const { manuscript, digest } = await it.released();
    return { params: { manuscript }, body: { channel: it.channel, digest } };
  }),
  // §9, §11: the superior may stop what goes out; guidance may not.
  line(publishing.stopPublishing, 'released', 'operator', 'ok ok review.notASigner nf nf nf', async (it) => ({
    params: { manuscript: (await it.released()).manuscript },
    body: { reason },
  })),
  line(publishing.listPublications, 'released', 'operator', 'ok ok no nf nf nf', async (it) => ({
    params: { manuscript: (await it.released()).manuscript },
  })),
  line(publishing.readCertificate, 'released', 'operator', 'ok ok no nf nf nf', async (it) => ({
    params: { manuscript: (await it.released()).manuscript },
  })),
  line(publishing.readPublication, 'publication', 'operator', 'ok ok ok nf nf nf', published),
  line(publishing.listVerifications, 'publication', 'operator', 'ok ok ok nf nf nf', published),
  line(publishing.readManualTask, 'publication', 'operator', 'ok ok ok nf nf nf', published),
  line(
    publishing.beginManualWork,
    'publication',
    'operator',
    'publishing.deviceUnfit no no nf nf nf',
    async (it) => ({ ...(await published(it)), body: { device: 'no-such-device' } }),
  ),
  line(
    publishing.takeDown,
    'what is public',
    'operator',
    'ok ok publication.notPublisher nf nf nf',
    async (it) => ({
      params: { publication: await it.publicItem() },
      body: { reason },
    }),
  ),
  line(
    publishing.confirmTakedown,
    'what is being taken down',
    'operator',
    'ok publication.notPublisher publication.notPublisher nf nf nf',
    async (it) => ({
      params: { publication: await it.takedown() },
      body: { done: false, note: reason },
    }),
  ),
  line(
    publishing.resolvePublication,
    'publication',
    'operator',
    'ok publication.notPublisher publication.notPublisher nf nf nf',
    async (it) => ({
      ...(await published(it)),
      body: { happened: true, url: 'https://example.org/1', note: reason },
    }),
  ),
  line(publishing.verifyNow, 'what is public', 'operator', 'ok ok ok nf nf nf', async (it) => ({
    params: { publication: await it.publicItem() },
  })),
  line(health.readChannelHealth, 'channel', 'operator', 'ok ok ok no no no', (it) => ({
    params: { channel: it.channel },
  })),
  line(health.probeChannel, 'channel', 'platformLead', 'ok ok no no no no', (it) => ({
    params: { channel: it.channel },
  })),
  line(health.listPublicationCases, 'district', 'operator', 'ok ok ok no no no', (it) => ({
    params: { organization: it.organization },
  })),
  line(health.closePublicationCase, 'case', 'operator', 'ok ok no no no no', async (it) => ({
    params: { case: await it.publicationCase() },
    body: { note: reason },
  })),
  line(health.compareManual, 'publication', 'operator', 'ok ok ok nf nf nf', async (it) => ({
    ...(await published(it)),
    body: { text: '正文' },
  })),
  line(health.readManualPackage, 'publication', 'operator', 'ok ok ok nf nf nf', published),
  ...archiveRoutes.flatMap(archive),
  line(publishing.publicationsOfDay, 'district', 'operator', 'ok ok ok no no no', (it) => ({
    params: { organization: it.organization },
  })),
];
