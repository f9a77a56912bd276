import type { FastifyRequest } from 'fastify';
import client from 'prom-client';
import type { App } from '../context.ts';
import { platformProblem } from '../problem.ts';

/** Adds `/metrics` in Prometheus' text form: the process, and durations of requests by route and status. */
export function addMetrics(app: App): void {
  const registry = new client.Registry();
  app.decorate('metrics', registry);
  client.collectDefaultMetrics({ register: registry });
  const durations = new client.Histogram({
    name: 'sanshen_http_request_seconds',
    help: 'Duration of HTTP requests by route and status',
    labelNames: ['route', 'status'],
    buckets: [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
    registers: [registry],
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.config.route?.id ?? 'other';
    durations.observe({ route, status: String(reply.statusCode) }, reply.elapsedTime / 1000);
    request.log.info(
      {
        method: request.method,
        route,
        status: reply.statusCode,
        milliseconds: Math.round(reply.elapsedTime),
      },
      'request',
    );
  });
  app.get('/metrics', async (request, reply) => {
    if (!mayMeasure(request)) throw platformProblem('request.notFound');
    return reply.header('content-type', registry.contentType).send(await registry.metrics());
  });
}

/** Who asks from this machine itself, and not for somebody else: how busy which part of an office is is not everybody's business. */
function mayMeasure({ socket, headers }: FastifyRequest): boolean {
  const passedOn = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'].some((name) => name in headers);
  const address = socket.remoteAddress?.replace(/^::ffff:/, '') ?? '';
  return !passedOn && (address === '::1' || address.startsWith('127.'));
}
