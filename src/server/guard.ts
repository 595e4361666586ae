/**
 * Keeps the API to the people at this machine. A page of another site can make a browser send requests to 127.0.0.1,
 * by its own name (DNS rebinding) or across origins (request forgery); both are refused before any route runs.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Fault } from './faults.ts';

export const LOOPBACK_HOSTS: readonly string[] = ['127.0.0.1', 'localhost', '::1'];

/** Scripts, styles, fonts and data from this server only; no frames, no forms to elsewhere, no inline code. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'geolocation=(), camera=(), microphone=()',
};

/** 'localhost:4117' → 'localhost', '[::1]:4117' → '::1'; null for what is no host. */
function readHostName(host: string | undefined): string | null {
  const match = /^(?:\[([0-9a-f:]+)\]|([^:\s]+))(?::\d+)?$/i.exec(host ?? '');
  return (match?.[1] ?? match?.[2] ?? null)?.toLowerCase() ?? null;
}

function checkHost(request: FastifyRequest): void {
  const name = readHostName(request.headers.host);
  if (name !== null && LOOPBACK_HOSTS.includes(name)) return;
  throw new Fault(
    403,
    'forbidden',
    `the host "${request.headers.host ?? ''}" is not this machine; open http://127.0.0.1 with the port that onrecord serve printed`,
  );
}

function checkOrigin(request: FastifyRequest): void {
  const { origin, host } = request.headers;
  if (origin !== undefined && origin !== `http://${host}`) {
    throw new Fault(
      403,
      'forbidden',
      `the page "${origin}" may not use this record; only the workbench itself may`,
    );
  }
  const site = request.headers['sec-fetch-site'];
  const navigates = request.method === 'GET' && request.headers['sec-fetch-mode'] === 'navigate';
  if (site !== undefined && site !== 'same-origin' && site !== 'none' && !navigates) {
    throw new Fault(403, 'forbidden', 'another site may not use this record; only the workbench itself may');
  }
}

/** Puts the checks before every route and the headers on every answer. */
export function installGuard(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(HEADERS);
    checkHost(request);
    checkOrigin(request);
  });
}
