/** Errors as the API answers them: one word for programs, and for people what is wrong and what would be right. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import type { ApiError } from '../contract/api.ts';
import { ReviewError, StoreError, WorkspaceLockedError } from '../store/errors.ts';

export class Fault extends Error {
  readonly statusCode: number;
  readonly code: string;

  constructor(statusCode: number, code: string, message: string) {
    super(message);
    this.name = 'Fault';
    this.statusCode = statusCode;
    this.code = code;
  }
}

interface Answer {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

/** 'querystring/status Invalid option: expected one of "occurred"|…' → '"status": expected one of …'. */
function describeInvalid(error: unknown, request: FastifyRequest): string | null {
  if (!hasZodFastifySchemaValidationErrors(error)) return null;
  const sent = (error.validationContext === 'body' ? request.body : request.query) as Record<
    string,
    unknown
  > | null;
  const faults = error.validation.map(({ instancePath, message }) => {
    const name = instancePath.replace(/^\//, '').replaceAll('/', '.');
    const value = sent && typeof sent === 'object' ? sent[name.split('.')[0] ?? ''] : undefined;
    const given = value === undefined ? '' : ` ${JSON.stringify(value)}`;
    return name === '' ? (message ?? 'invalid') : `"${name}"${given}: ${message ?? 'invalid'}`;
  });
  return faults.join('; ');
}

function describeFault(error: unknown, request: FastifyRequest): Answer {
  if (error instanceof Fault) return { status: error.statusCode, code: error.code, message: error.message };
  const invalid = describeInvalid(error, request);
  if (invalid !== null) return { status: 400, code: 'invalid', message: invalid };
  if (error instanceof ReviewError) return { status: 422, code: 'cannot-decide', message: error.message };
  if (error instanceof WorkspaceLockedError) return { status: 503, code: 'locked', message: error.message };
  if (error instanceof StoreError) return { status: 409, code: 'store', message: error.message };
  const known = error as { statusCode?: number; message?: string };
  if (known.statusCode !== undefined && known.statusCode < 500) {
    return {
      status: known.statusCode,
      code: 'invalid',
      message: known.message ?? 'the request cannot be read',
    };
  }
  return {
    status: 500,
    code: 'internal',
    message: `something went wrong inside the server: ${known.message ?? String(error)}; nothing was written`,
  };
}

export function sendFault(reply: FastifyReply, answer: Answer): FastifyReply {
  const body: ApiError = { error: { code: answer.code, message: answer.message } };
  return reply.status(answer.status).type('application/json').send(JSON.stringify(body));
}

export function installFaults(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => sendFault(reply, describeFault(error, request)));
}
