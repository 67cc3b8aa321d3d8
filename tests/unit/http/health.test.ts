import supertest from 'supertest';
import { healthRoutes } from '../../../src/http/health';
import { httpApp } from '../../../src/http/server';
import { createLog } from '../../../src/ops/logger';

function server(troubles: Record<string, string | null>) {
  const routes = healthRoutes({
    ...{ troubles: async () => troubles, vital: ['store', 'server'] },
    ...{ metricsText: async () => 'thonban_up 1', metricsType: 'text/plain' },
  });
  return supertest(httpApp({ routers: [['/', routes]], log: createLog('silent'), trustProxy: 0 }));
}

describe('readiness', () => {
  test('is given while a platform is out, and says which and why', async () => {
    const { body } = await server({ store: null, server: null, telegram: 'token refused' }).get('/readyz').expect(200);
    expect(body).toEqual({ ready: true, parts: { store: 'ok', server: 'ok', telegram: 'token refused' } });
  });

  test('is refused with the reason when nothing could be stored, or while draining', async () => {
    const { body } = await server({ store: 'disk full', server: null }).get('/readyz').expect(503);
    expect(body).toEqual({ ready: false, parts: { store: 'disk full', server: 'ok' } });
    await server({ store: null, server: 'draining' }).get('/readyz').expect(503);
  });

  test('is another question than being alive', async () => {
    await server({ store: 'disk full', server: null }).get('/healthz').expect(200);
  });
});
