/** The map's layers from bottom to top: sea, graticule, land, the workspace's layers, areas, rings, symbols. */
import type { FeatureCollection } from 'geojson';
import type { LayerSpecification, StyleSpecification } from 'maplibre-gl';
import type { Palette } from './icons.ts';

const EMPTY: FeatureCollection = { type: 'FeatureCollection', features: [] };

export interface WorkspaceLayer {
  readonly name: string;
  readonly data: FeatureCollection;
}

export function makeStyle(
  palette: Palette,
  land: FeatureCollection,
  borders: FeatureCollection,
  graticules: { readonly wide: FeatureCollection; readonly fine: FeatureCollection },
  own: readonly WorkspaceLayer[],
): StyleSpecification {
  const graticulePaint = { 'line-color': palette.coast, 'line-opacity': 0.4, 'line-width': 0.5 };
  return {
    version: 8,
    sources: {
      wide: { type: 'geojson', data: graticules.wide },
      fine: { type: 'geojson', data: graticules.fine },
      land: { type: 'geojson', data: land, attribution: 'Base map: Natural Earth' },
      borders: { type: 'geojson', data: borders },
      rings: { type: 'geojson', data: EMPTY, promoteId: 'id' },
      points: { type: 'geojson', data: EMPTY, promoteId: 'id' },
      ...Object.fromEntries(own.map(({ name, data }) => [`own-${name}`, { type: 'geojson', data } as const])),
    },
    layers: [
      { id: 'sea', type: 'background', paint: { 'background-color': palette.sea } },
      { id: 'wide', type: 'line', source: 'wide', maxzoom: 5, paint: graticulePaint },
      { id: 'fine', type: 'line', source: 'fine', minzoom: 5, paint: graticulePaint },
      { id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': palette.land } },
      {
        id: 'borders',
        type: 'line',
        source: 'borders',
        paint: { 'line-color': palette.coast, 'line-width': 0.8 },
      },
      ...own.flatMap(({ name }) => styleOwn(name, palette)),
      ...styleEvents(palette),
    ],
  };
}

/** A workspace's own areas look like land, its lines like borders; points are small and quiet. */
function styleOwn(name: string, palette: Palette): LayerSpecification[] {
  const source = `own-${name}`;
  return [
    {
      id: `${source}-fill`,
      type: 'fill',
      source,
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': palette.land },
    },
    {
      id: `${source}-line`,
      type: 'line',
      source,
      filter: ['!=', ['geometry-type'], 'Point'],
      paint: { 'line-color': palette.coast, 'line-width': 0.9 },
    },
    {
      id: `${source}-point`,
      type: 'circle',
      source,
      filter: ['==', ['geometry-type'], 'Point'],
      paint: { 'circle-radius': 2, 'circle-color': palette.quiet },
    },
  ];
}

function styleEvents(palette: Palette): LayerSpecification[] {
  const chosen = ['boolean', ['feature-state', 'chosen'], false] as const;
  return [
    {
      id: 'areas',
      type: 'fill',
      source: 'rings',
      filter: ['==', ['get', 'area'], true],
      paint: { 'fill-pattern': 'hatch', 'fill-opacity': 0.55 },
    },
    {
      id: 'rings',
      type: 'line',
      source: 'rings',
      filter: ['==', ['get', 'assumed'], false],
      paint: {
        'line-color': palette.fill,
        'line-width': ['case', [...chosen], 2.5, 1],
        'line-opacity': ['case', [...chosen], 1, 0.75],
      },
    },
    {
      id: 'rings-assumed',
      type: 'line',
      source: 'rings',
      filter: ['==', ['get', 'assumed'], true],
      paint: {
        'line-color': palette.fill,
        'line-width': ['case', [...chosen], 2.5, 1],
        'line-dasharray': [3, 3],
      },
    },
    {
      id: 'symbols',
      type: 'symbol',
      source: 'points',
      layout: {
        'icon-image': ['get', 'icon'],
        'icon-size': ['get', 'scale'],
        'icon-offset': ['get', 'shift'],
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
        'symbol-sort-key': ['get', 'order'],
      },
    },
    {
      id: 'chosen',
      type: 'symbol',
      source: 'points',
      filter: ['==', ['get', 'id'], ''],
      layout: {
        'icon-image': 'chosen',
        'icon-size': ['*', ['get', 'scale'], 1],
        'icon-offset': ['get', 'shift'],
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      },
    },
  ];
}
