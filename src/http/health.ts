import { Router } from 'express';

export interface HealthParts {
  /** Each part of the server: null when fine, else why not, in a few words without secrets. */
  troubles(): Promise<Record<string, string | null>>;
  /** Parts without which nothing can be accepted. A platform that is out must not take the others with it. */
  vital: readonly string[];
  metricsText(): Promise<string>;
  metricsType: string;
}

/** `/healthz`: the process answers. `/readyz`: events would be accepted now, and how each part does. `/metrics`: Prometheus. */
export function healthRoutes(parts: HealthParts): Router {
  const router = Router();
  router.get('/healthz', (_request, response) => void response.json({ status: 'ok' }));
  router.get('/readyz', async (_request, response) => {
    const troubles = await parts.troubles();
    const ready = parts.vital.every((part) => (troubles[part] ?? null) === null);
    const told = Object.fromEntries(Object.entries(troubles).map(([part, reason]) => [part, reason ?? 'ok']));
    response.status(ready ? 200 : 503).json({ ready, parts: told });
  });
  router.get('/metrics', async (_request, response) => {
    const text = await parts.metricsText();
    response.type(parts.metricsType).send(text);
  });
  return router;
}
