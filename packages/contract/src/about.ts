import { z } from 'zod';
import { defineRoute } from './route.ts';

export const readOpenApi = defineRoute({
  id: 'about.openApi',
  method: 'GET',
  path: '/api/v1/openapi.json',
  summary: { zh: '接口说明（OpenAPI 3.1）', en: 'The description of this API (OpenAPI 3.1)' },
  capability: 'about',
  access: 'anonymous',
  response: z.record(z.string(), z.json()),
  command: false,
});

export const aboutRoutes = [readOpenApi] as const;
