import { readOpenApi } from '@sanshen/contract/about';
import { openApiText } from '@sanshen/contract/openapi';
import { allRoutes } from '@sanshen/contract/routes';
import { z } from 'zod';
import type { ServerModule } from '../../platform/context.ts';
import { bindRoute } from '../../platform/http/bind-route.ts';

const openApiShape = z.record(z.string(), z.json());

/** What the server says of itself to programs. */
export const aboutModule: ServerModule = {
  name: 'about',
  routes(app) {
    const description = openApiShape.parse(JSON.parse(openApiText(allRoutes)));
    bindRoute(app, readOpenApi, async () => description);
  },
};
