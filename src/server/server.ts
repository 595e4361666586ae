/** The HTTP server of one workspace: the API under `/api`, the built workbench for everything else. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import fastifySwagger from '@fastify/swagger';
import fastify, { type FastifyInstance } from 'fastify';
import { jsonSchemaTransform, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Gazetteer } from '../reference/gazetteer/types.ts';
import type { Store } from '../store/store.ts';
import type { Coder } from './add-upload.ts';
import { Fault, installFaults, sendFault } from './faults.ts';
import { installGuard, LOOPBACK_HOSTS } from './guard.ts';
import { routeDocuments } from './routes/documents.ts';
import { routeEvents } from './routes/events.ts';
import { routeExports } from './routes/exports.ts';
import { routeLayers } from './routes/layers.ts';
import { routeReference } from './routes/reference.ts';
import { routeReviews } from './routes/reviews.ts';
import { routeStatus } from './routes/status.ts';
import { routeTrees } from './routes/trees.ts';

export interface ServerOptions {
  readonly store: Store;
  /** The folder of the record; its `layers/` are drawn on the map. */
  readonly workspace: string;
  /** A loopback name or address; `127.0.0.1` by default. */
  readonly host?: string;
  /** 0 takes any free port. */
  readonly port?: number;
  /** The built workbench; without it the server gives the API alone and says so. */
  readonly webDir?: string;
  /** Version of this program. */
  readonly version?: string;
  /** Opens the gazetteer for the search of places, at the first search; without it there is none. */
  readonly openPlaces?: () => Gazetteer;
  /** Loads the coder for files that the workbench hands in, at the first one; without it none can be handed in. */
  readonly loadCoder?: () => Coder | Promise<Coder>;
}

export type App = FastifyInstance;
export type Routes = (app: ReturnType<typeof typed>, options: ServerOptions) => void;
const typed = (app: FastifyInstance) => app.withTypeProvider<ZodTypeProvider>();

/** The largest file that may be handed in, in bytes. */
const LARGEST_FILE = 64 * 1024 * 1024;

/** Builds the server without listening; tests may `inject` requests. */
export async function buildServer(options: ServerOptions): Promise<App> {
  const app = fastify({ bodyLimit: LARGEST_FILE, forceCloseConnections: true });
  app.setValidatorCompiler(validatorCompiler);
  // Answers are our own types; their schemas describe them, and the tests hold them to it.
  app.setSerializerCompiler(() => (data) => JSON.stringify(data));
  installGuard(app);
  installFaults(app);
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  );
  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'OnRecord',
        description:
          'The record of one workspace: documents, claims, events, and what people decided about them.',
        version: options.version ?? '0.0.0',
      },
    },
    transform: jsonSchemaTransform,
  });
  await app.register(
    async (api) => {
      const zodApi = typed(api);
      for (const route of [
        routeStatus,
        routeDocuments,
        routeTrees,
        routeEvents,
        routeReviews,
        routeReference,
        routeLayers,
        routeExports,
      ]) {
        route(zodApi, options);
      }
      api.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger());
    },
    { prefix: '/api' },
  );
  await serveWorkbench(app, options.webDir);
  return app;
}

async function serveWorkbench(app: App, webDir: string | undefined): Promise<void> {
  const built = webDir !== undefined && existsSync(join(webDir, 'index.html'));
  if (built) {
    await app.register(fastifyStatic, {
      root: webDir,
      wildcard: true,
      index: 'index.html',
      setHeaders: (reply, path) => {
        const named = path.includes(`${webDir}/assets/`);
        reply.header('cache-control', named ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? '';
    if (path.startsWith('/api/') || path === '/api') {
      const message = `there is no ${request.method} ${path}; /api/openapi.json lists what there is`;
      return sendFault(reply, { status: 404, code: 'not-found', message });
    }
    if (!['GET', 'HEAD'].includes(request.method) || path.startsWith('/assets/')) {
      return sendFault(reply, {
        status: 404,
        code: 'not-found',
        message: `there is no ${request.method} ${path}`,
      });
    }
    if (!built) {
      return reply
        .status(503)
        .type('text/plain; charset=utf-8')
        .send(
          'The workbench has not been built. Run "npm run build:web" and load this page again. The API is at /api.\n',
        );
    }
    // Every view has a URL of its own; the page reads it.
    return reply.header('cache-control', 'no-cache').sendFile('index.html');
  });
}

/**
 * Serves a workspace on this machine only.
 * @returns the address to open, and how to stop
 * @throws Fault where `host` is not a loopback address; the system's own error where the port is taken (`EADDRINUSE`)
 */
export async function startServer(
  options: ServerOptions,
): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const host = options.host ?? '127.0.0.1';
  if (!LOOPBACK_HOSTS.includes(host)) {
    throw new Fault(
      400,
      'forbidden',
      `the host "${host}" would open the record to the network; it is served on 127.0.0.1 only`,
    );
  }
  const app = await buildServer(options);
  await app.listen({ host, port: options.port ?? 4117 });
  const address = app.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : options.port;
  const name = host.includes(':') ? `[${host}]` : host;
  return { url: `http://${name}:${port}`, close: () => app.close() };
}
