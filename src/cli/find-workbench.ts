/** Who is listening on a port: our own workbench, or another program. */
import { z } from 'zod';

const statusSchema = z.looseObject({ name: z.literal('onrecord'), workspace: z.string() });

/**
 * Asks whatever listens at an address whether it is a workbench.
 * @returns its workspace; null when it is something else or does not answer within two seconds
 */
export async function findWorkbench(url: string): Promise<{ readonly workspace: string } | null> {
  try {
    const response = await fetch(new URL('/api/status', url), { signal: AbortSignal.timeout(2000) });
    const status = statusSchema.safeParse(await response.json());
    return status.success ? { workspace: status.data.workspace } : null;
  } catch {
    return null;
  }
}
