/** The one way to the server: JSON over the same origin, errors as `ApiProblem` with words for people. */
import type { ApiError } from '../../contract/api.ts';

export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.name = 'ApiProblem';
    this.status = status;
    this.code = code;
  }
}

/** @throws ApiProblem when the server refuses, answers no JSON, or does not answer (status 0). */
export async function callApi<T>(path: string, init: RequestInit = {}): Promise<T> {
  let response: Response;
  try {
    response = await fetch(`/api${path}`, init);
  } catch {
    throw new ApiProblem(
      0,
      'no-answer',
      'The server did not answer. It may have been stopped; start it again.',
    );
  }
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) {
    const problem = (body as ApiError | null)?.error;
    throw new ApiProblem(
      response.status,
      problem?.code ?? 'internal',
      problem?.message ?? `The server answered ${response.status} without saying why.`,
    );
  }
  if (body === null)
    throw new ApiProblem(response.status, 'no-json', 'The server’s answer could not be read.');
  return body as T;
}

export function postJson<T>(path: string, body: unknown): Promise<T> {
  return callApi<T>(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

/** `{ text: 'a b', status: undefined }` → `?text=a+b`; nothing to say gives ''. */
export function toQuery(values: Readonly<Record<string, string | number | boolean | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined && value !== '') query.set(name, String(value));
  }
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}
