import { parseBody, toHtml } from '@sanshen/document';
import type { RenderHtml } from '../connector.ts';

/** The manuscript's body as WeChat takes it: inline styles, no media elements. Throws `DocumentError`. */
export const renderForWechat: RenderHtml = (body, pictureUrl) =>
  toHtml(parseBody(body), { pictureUrl, style: 'wechat' });
