import { standaloneSecrets } from '@sanshen/connectors/wechat/simulator';
import { channelsOf } from '@sanshen/server/demonstration/channels';
import { demonstrationOrganizations } from '@sanshen/server/demonstration/index';

/** The platform's account behind the WeChat channel of an organisation of the demonstration. */
export function appIdOf(key: string): string {
  const organization = demonstrationOrganizations.find((one) => one.key === key);
  const channel =
    organization === undefined
      ? undefined
      : channelsOf(organization).find(({ platform }) => platform === 'wechat');
  if (channel === undefined) throw new Error(`${key} has no WeChat channel`);
  return channel.handle;
}

/** What the platform shows of an account to its owner, asked over its own HTTP API. */
export interface Shown {
  /** Titles of everything that is or was public, one for each article. */
  readonly published: readonly string[];
  /** Titles of the drafts that are left. */
  readonly drafts: readonly string[];
}

export async function askPlatform(url: string, appId: string): Promise<Shown> {
  const { access_token: token } = await post<{ access_token: string }>(`${url}/cgi-bin/stable_token`, {
    grant_type: 'client_credential',
    appid: appId,
    secret: standaloneSecrets.appSecret,
  });
  const titles = async (path: string): Promise<string[]> => {
    const found: string[] = [];
    for (;;) {
      const page = await post<Page>(`${url}${path}?access_token=${token}`, {
        offset: found.length,
        count: 20,
        no_content: 1,
      });
      found.push(...page.item.flatMap(({ content }) => content.news_item.map(({ title }) => title)));
      if (page.item.length === 0 || found.length >= page.total_count) return found;
    }
  };
  return {
    published: await titles('/cgi-bin/freepublish/batchget'),
    drafts: await titles('/cgi-bin/draft/batchget'),
  };
}

interface Page {
  readonly total_count: number;
  readonly item: readonly {
    readonly content: { readonly news_item: readonly { readonly title: string }[] };
  }[];
}

export async function post<Answer>(url: string, body: unknown): Promise<Answer> {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  const answer = (await response.json()) as Answer & { readonly errcode?: number };
  if (answer.errcode) throw new Error(`the platform answered ${JSON.stringify(answer)}`);
  return answer;
}
