export const campaignSides = ['received', 'sent', 'figures'] as const;
export type CampaignSide = (typeof campaignSides)[number];

/** Which campaigns of which unit are shown, as it stands in the address. */
export interface CampaignsSearch {
  readonly organization?: string;
  readonly side?: CampaignSide;
}

/** Reads the address; whatever does not belong there is left out. */
export function readCampaignsSearch(search: Readonly<Record<string, unknown>>): CampaignsSearch {
  const { organization } = search;
  const side = campaignSides.find((one) => one === search.side);
  return {
    ...(typeof organization === 'string' && organization !== '' ? { organization } : {}),
    ...(side === undefined || side === 'received' ? {} : { side }),
  };
}
