/** The platform as a process of its own: `node main.ts --port N [--state FILE] [--callback URL]`; see `usage`. */
import { parseArgs } from 'node:util';
import { startWechatSimulator } from './simulator.ts';
import { standaloneSecrets } from './standalone.ts';
import type { AccountConfig, CallbackConfig } from './state.ts';

const usage = `usage: main.ts --port N [--state FILE] [--callback URL] [--callback-token TOKEN] [--aes-key KEY]
               [--format xml|json] [--account APPID:SECRET]… [--time-factor N] [--publish-seconds N]
URL may hold {appId}.`;

function fail(message: string): never {
  console.error(`${message}\n${usage}`);
  process.exit(2);
}

function readOptions() {
  try {
    return parseArgs({
      options: {
        port: { type: 'string', default: '0' },
        state: { type: 'string' },
        callback: { type: 'string' },
        'callback-token': { type: 'string', default: standaloneSecrets.callbackToken },
        'aes-key': { type: 'string' },
        format: { type: 'string', default: 'xml' },
        account: {
          type: 'string',
          multiple: true,
          default: [`wxdemo0000000000:${standaloneSecrets.appSecret}`],
        },
        'time-factor': { type: 'string', default: '1' },
        'publish-seconds': { type: 'string', default: '3' },
      },
    }).values;
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

const options = readOptions();
const port = Number(options.port);
const timeFactor = Number(options['time-factor']);
const publishSeconds = Number(options['publish-seconds']);
if (!Number.isInteger(port) || port < 0 || port > 65_535) fail('--port must be a port number');
if (!(timeFactor > 0) || !(publishSeconds >= 0))
  fail('--time-factor and --publish-seconds must be positive numbers');
if (!['xml', 'json'].includes(options.format)) fail('--format must be xml or json');
if (options['aes-key'] !== undefined && !/^[A-Za-z0-9+/]{43}$/.test(options['aes-key'])) {
  fail('--aes-key must have 43 letters and digits');
}
const format = options.format === 'json' ? 'json' : 'xml';

const accounts: AccountConfig[] = options.account.map((text) => {
  const [appId = '', secret = ''] = text.split(':');
  if (appId === '' || secret === '') fail('--account must be APPID:SECRET');
  const callback: CallbackConfig | null =
    options.callback === undefined
      ? null
      : {
          url: options.callback.replaceAll('{appId}', appId),
          token: options['callback-token'],
          encodingAesKey: options['aes-key'] ?? null,
          format,
        };
  return { appId, secret, originalId: `gh_${appId.slice(-12)}`, callback };
});

const simulator = await startWechatSimulator({
  accounts,
  port,
  timeFactor,
  stateFile: options.state ?? null,
});
simulator.control.moods.publishSeconds = publishSeconds;
console.log(`wechat simulator listens on ${simulator.baseUrl}`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void simulator.close());
