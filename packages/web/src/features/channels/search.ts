import { channelPlatforms, channelStatuses } from '@sanshen/domain/channels';

/** Parts of the register. */
export const registerViews = ['register', 'matrix', 'devices', 'findings', 'checkouts', 'import'] as const;
export type RegisterView = (typeof registerViews)[number];

/** What of the register is shown, as it stands in the address. */
export interface RegisterSearch {
  readonly organization?: string;
  readonly view?: RegisterView;
  readonly status?: (typeof channelStatuses)[number];
  readonly platform?: (typeof channelPlatforms)[number];
  readonly q?: string;
  /** Of this unit only; else of all below it too. */
  readonly own?: true;
}

/** Reads the address; whatever does not belong there is left out. */
export function readRegisterSearch(search: Readonly<Record<string, unknown>>): RegisterSearch {
  const view = registerViews.find((one) => one === search.view);
  const status = channelStatuses.find((one) => one === search.status);
  const platform = channelPlatforms.find((one) => one === search.platform);
  const { organization, q } = search;
  return {
    ...(typeof organization === 'string' && organization !== '' ? { organization } : {}),
    ...(view === undefined || view === 'register' ? {} : { view }),
    ...(status === undefined ? {} : { status }),
    ...(platform === undefined ? {} : { platform }),
    ...(typeof q === 'string' && q !== '' ? { q: q.slice(0, 100) } : {}),
    ...(search.own === true ? { own: true } : {}),
  };
}
