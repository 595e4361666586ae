/** `/api/layers`: the workspace's own GeoJSON, drawn on the map. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Fault } from '../faults.ts';
import { answers, answerWith } from '../schemas.ts';
import type { Routes } from '../server.ts';

const EXTENSION = '.geojson';

/** A folder that is not there holds no layers; any other trouble is an error. */
async function listLayers(folder: string): Promise<readonly string[]> {
  try {
    const files = await readdir(folder);
    return files
      .filter((file) => file.endsWith(EXTENSION))
      .map((file) => file.slice(0, -EXTENSION.length))
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

async function readLayer(folder: string, name: string): Promise<unknown> {
  const file = join(folder, `${name}${EXTENSION}`);
  const parsed: unknown = JSON.parse(
    await readFile(file, 'utf8').catch((error) => fail(name, String(error))),
  );
  const type = (parsed as { type?: unknown } | null)?.type;
  if (type !== 'FeatureCollection')
    return fail(name, `its type is ${JSON.stringify(type)}, not "FeatureCollection"`);
  return parsed;
}

function fail(name: string, why: string): never {
  throw new Fault(422, 'layer', `the layer "${name}" cannot be drawn: ${why}`);
}

export const routeLayers: Routes = (app, { workspace }) => {
  const folder = join(workspace, 'layers');
  app.get(
    '/layers',
    { schema: { summary: 'Names of the layers of this workspace', response: answerWith(answers.layers) } },
    async () => ({ layers: await listLayers(folder) }),
  );

  app.get(
    '/layers/:name',
    {
      schema: {
        summary: 'One layer as GeoJSON',
        params: z.strictObject({ name: z.string() }),
        response: answerWith(answers.layer),
      },
    },
    async (request) => {
      const { name } = request.params;
      const layers = await listLayers(folder);
      // Only names that the folder lists are read: nothing outside it can be asked for.
      if (!layers.includes(name)) {
        throw new Fault(
          404,
          'not-found',
          `there is no layer "${name}"; there are: ${layers.join(', ') || 'none'}`,
        );
      }
      return readLayer(folder, name);
    },
  );
};
