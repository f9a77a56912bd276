import { callbackRequestOf, contractSuite } from './contract-suite.ts';
import { aesText, appId, wechatBench } from './support.ts';

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
    const { simulator, connector, clock } = await wechatBench({
      callback: { url: 'http://127.0.0.1:9/', token: 'token', encodingAesKey: aesText, format: 'xml' },
    });
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
      worst: {
        published: () => control.account(appId).tasks.filter((task) => task.status <= 1).length,
        loseAnswer: () => {
          control.moods.faults = [{ path: '/cgi-bin/freepublish/submit', kind: 'appliedHang', times: 1 }];
        },
        storm: (times) => {
          control.moods.faults = paths.map((path) => ({ path, kind: 'status', times }));
        },
        rotateToken: () => control.revokeTokens(appId),
        refuseToken: (times) => {
          control.moods.faults = [{ path: '/cgi-bin/freepublish/submit', kind: 'code', code: 40001, times }];
        },
        breakUpload: () => {
          control.moods.faults.push({ path: '/cgi-bin/media/uploadimg', kind: 'hangUp', times: 1 });
        },
        skew: (seconds) => clock.move(-seconds),
        settle: () => control.finishTasks(),
        pass: (seconds) => clock.move(seconds),
        event: () =>
          callbackRequestOf(
            control.sign(
              appId,
              '<xml><ToUserName>gh</ToUserName><FromUserName>o</FromUserName><CreateTime>1481013459</CreateTime><MsgType>event</MsgType><Event>PUBLISHJOBFINISH</Event><PublishEventInfo><publish_id>77</publish_id><publish_status>0</publish_status><article_id>a</article_id></PublishEventInfo></xml>',
            ),
          ),
      },
      close: () => simulator.close(),
    };
  });
}
