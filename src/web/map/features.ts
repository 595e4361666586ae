/** Symbols as the GeoJSON that the map draws. Pure. */
import type { FeatureCollection, Point, Polygon } from 'geojson';
import { drawRing, type MapSymbol } from './symbols.ts';

export function toPoints(symbols: readonly MapSymbol[]): FeatureCollection<Point> {
  return {
    type: 'FeatureCollection',
    features: symbols.map((symbol, order) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [...symbol.at] },
      properties: {
        id: symbol.id,
        order,
        icon: `${symbol.shape}${symbol.split ? '-split' : ''}`,
        scale: symbol.size / 24,
        // The map multiplies an offset by the icon's scale.
        shift: symbol.shift.map((pixels) => pixels / (symbol.size / 24)),
        size: symbol.size,
      },
    })),
  };
}

export function toRings(symbols: readonly MapSymbol[]): FeatureCollection<Polygon> {
  return {
    type: 'FeatureCollection',
    features: symbols.flatMap((symbol) => {
      if (!symbol.radius) return [];
      return [
        {
          type: 'Feature' as const,
          geometry: {
            type: 'Polygon' as const,
            coordinates: [drawRing(symbol.place.lat, symbol.place.lon, symbol.radius.km)],
          },
          properties: { id: symbol.id, area: symbol.area, assumed: symbol.radius.assumed },
        },
      ];
    }),
  };
}

/** Meridians and parallels every `step` degrees, so that open sea still says where one is. */
export function drawGraticule(step: number): FeatureCollection {
  const line = (coordinates: [number, number][]) => ({
    type: 'Feature' as const,
    geometry: { type: 'LineString' as const, coordinates },
    properties: {},
  });
  const features = [];
  for (let lon = -180; lon <= 180; lon += step)
    features.push(
      line([
        [lon, -85],
        [lon, 85],
      ]),
    );
  for (let lat = -80; lat <= 80; lat += step)
    features.push(
      line([
        [-180, lat],
        [180, lat],
      ]),
    );
  return { type: 'FeatureCollection', features };
}
