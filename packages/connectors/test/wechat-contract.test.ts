import { contractSuite } from './contract-suite.ts';
import { appId, wechatBench } from './support.ts';

const paths = [
  'stable_token',
  'draft/add',
  'draft/get',
  'draft/count',
  'draft/batchget',
  'draft/delete',
  'freepublish/submit',
  'freepublish/get',
  'freepublish/getarticle',
  'freepublish/batchget',
  'freepublish/delete',
].map((path) => `/cgi-bin/${path}`);

for (const mood of ['good', 'worst'] as const) {
  contractSuite(`wechat (${mood} mood)`, async () => {
    const { simulator, connector, clock } = await wechatBench();
    const { control } = simulator;
    if (mood === 'worst') {
      control.moods.failIndexWhileRunning = true;
      control.moods.omitMessageDataId = true;
      control.moods.numericIds = false;
      // Every kind of call stumbles once or twice; submission's answer is lost after acceptance.
      for (const path of [
        'draft/get',
        'draft/batchget',
        'draft/count',
        'freepublish/batchget',
        'freepublish/getarticle',
      ]) {
        control.moods.faults.push({ path: `/cgi-bin/${path}`, kind: 'status', times: 2 });
      }
      control.moods.faults.push({ path: '/cgi-bin/freepublish/submit', kind: 'appliedHang', times: 1 });
    }
    return {
      connector,
      clock,
      drafts: () => control.account(appId).drafts.length,
      irreversible: () =>
        control.requests('/cgi-bin/freepublish/submit') + control.requests('/cgi-bin/freepublish/delete'),
      breakDown: () => {
        control.moods.faults = paths.map((path) => ({ path, kind: 'status', times: 1_000 }));
      },
      close: () => simulator.close(),
    };
  });
}
