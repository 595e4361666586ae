/** Distances and directions on a round earth. Degrees in, kilometres and degrees out. */

const EARTH_KM = 6371.0088;
const RADIANS = Math.PI / 180;

/** Great-circle distance in kilometres. */
export function distanceKm(lat1: number, lon1: number, lat2: number, lon2: number): number {
  const dLat = (lat2 - lat1) * RADIANS;
  const dLon = (lon2 - lon1) * RADIANS;
  const a =
    Math.sin(dLat / 2) ** 2 + Math.cos(lat1 * RADIANS) * Math.cos(lat2 * RADIANS) * Math.sin(dLon / 2) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(a)));
}

/**
 * The point at some distance and direction from another.
 * @param bearing degrees clockwise from north
 */
export function pointAt(lat: number, lon: number, km: number, bearing: number): { lat: number; lon: number } {
  const d = km / EARTH_KM;
  const phi = lat * RADIANS;
  const theta = bearing * RADIANS;
  const lat2 = Math.asin(Math.sin(phi) * Math.cos(d) + Math.cos(phi) * Math.sin(d) * Math.cos(theta));
  const lon2 =
    lon * RADIANS +
    Math.atan2(Math.sin(theta) * Math.sin(d) * Math.cos(phi), Math.cos(d) - Math.sin(phi) * Math.sin(lat2));
  return { lat: lat2 / RADIANS, lon: ((lon2 / RADIANS + 540) % 360) - 180 };
}

/** The point half way between two, along the straight line of the map; good enough below some hundreds of km. */
export function midpoint(
  lat1: number,
  lon1: number,
  lat2: number,
  lon2: number,
): { lat: number; lon: number } {
  const turn = lon2 - lon1 > 180 ? -360 : lon2 - lon1 < -180 ? 360 : 0;
  const lon = (lon1 + lon2 + turn) / 2;
  return { lat: (lat1 + lat2) / 2, lon: ((lon + 540) % 360) - 180 };
}
