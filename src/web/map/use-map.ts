/** Holds the MapLibre map: makes it once, keeps its data, colours and chosen event up to date. */
import 'maplibre-gl/dist/maplibre-gl.css';
import {
  AttributionControl,
  Map as Maplibre,
  NavigationControl,
  ScaleControl,
  setWorkerUrl,
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { readWorld } from './base-map.ts';
import { drawGraticule, toPoints, toRings } from './features.ts';
import { addIcons, readPalette } from './icons.ts';
import { makeStyle, type WorkspaceLayer } from './style.ts';
import { findBounds, type MapSymbol } from './symbols.ts';

setWorkerUrl(workerUrl);

interface Wanted {
  readonly symbols: readonly MapSymbol[];
  readonly layers: readonly WorkspaceLayer[];
  readonly chosen: string | null;
  readonly onChoose: (id: string | null) => void;
}

/** @returns why the map cannot be drawn, or null; `holder` carries `data-ready` once it shows its events */
export function useMap(holder: RefObject<HTMLDivElement | null>, wanted: Wanted): string | null {
  const [problem, setProblem] = useState<string | null>(null);
  const mapRef = useRef<Maplibre | null>(null);
  const latest = useRef(wanted);
  latest.current = wanted;

  // biome-ignore lint/correctness/useExhaustiveDependencies: made once for its layers; what changes is read from `latest`
  useEffect(() => {
    const container = holder.current;
    if (!container) return;
    let gone = false;
    let map: Maplibre | null = null;
    const restyle = () => map && void setStyle(map, latest.current, container);
    void readWorld().then(
      () => {
        if (gone) return;
        try {
          map = makeMap(container, latest);
        } catch (error) {
          setProblem(error instanceof Error ? error.message : String(error));
          return;
        }
        mapRef.current = map;
        restyle();
      },
      (error: unknown) => setProblem(String(error)),
    );
    const scheme = window.matchMedia('(prefers-color-scheme: dark)');
    window.addEventListener('themechange', restyle);
    scheme.addEventListener('change', restyle);
    return () => {
      gone = true;
      window.removeEventListener('themechange', restyle);
      scheme.removeEventListener('change', restyle);
      map?.remove();
      mapRef.current = null;
    };
  }, [holder, wanted.layers]);

  useEffect(() => {
    const map = mapRef.current;
    if (map?.getSource('points')) showSymbols(map, wanted.symbols);
  }, [wanted.symbols]);

  useEffect(() => {
    const map = mapRef.current;
    if (map?.getSource('points')) showChosen(map, wanted.symbols, wanted.chosen);
  }, [wanted.symbols, wanted.chosen]);

  return problem;
}

function makeMap(container: HTMLDivElement, latest: RefObject<Wanted>): Maplibre {
  const map = new Maplibre({
    container,
    style: { version: 8, sources: {}, layers: [] },
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    maxPitch: 0,
    maxZoom: 14,
    fadeDuration: 0,
    canvasContextAttributes: { preserveDrawingBuffer: true },
  });
  map.touchZoomRotate.disableRotation();
  map.getCanvas().setAttribute('aria-label', 'Map of the events; the list beside it holds the same events');
  map.addControl(new NavigationControl({ showCompass: false }), 'top-right');
  map.addControl(new ScaleControl({ unit: 'metric', maxWidth: 120 }), 'bottom-left');
  map.addControl(new AttributionControl({ compact: false }), 'bottom-right');
  map.on('click', (event) => {
    const hits = map.getLayer('symbols')
      ? map.queryRenderedFeatures(event.point, { layers: ['symbols', 'areas'] })
      : [];
    const id: unknown = hits[0]?.properties.id;
    latest.current.onChoose(typeof id === 'string' ? id : null);
  });
  map.on('mousemove', (event) => {
    const over =
      map.getLayer('symbols') && map.queryRenderedFeatures(event.point, { layers: ['symbols'] }).length > 0;
    map.getCanvas().style.cursor = over ? 'pointer' : '';
  });
  const bounds = findBounds(latest.current.symbols);
  if (bounds) map.fitBounds(bounds, { padding: readPadding(container), maxZoom: 9, animate: false });
  return map;
}

/** Room for the legend, which stands on the left of a wide map. */
function readPadding(container: HTMLElement): { top: number; right: number; bottom: number; left: number } {
  const beside = container.clientWidth > 620 ? 250 : 40;
  return { top: 40, right: 56, bottom: 40, left: beside };
}

async function setStyle(map: Maplibre, wanted: Wanted, container: HTMLDivElement): Promise<void> {
  const { land, borders } = await readWorld();
  const palette = readPalette();
  delete container.dataset.ready;
  map.setStyle(
    makeStyle(palette, land, borders, { wide: drawGraticule(10), fine: drawGraticule(1) }, wanted.layers),
    { diff: false },
  );
  map.once('styledata', () => {
    addIcons(map, palette);
    showSymbols(map, wanted.symbols);
    showChosen(map, wanted.symbols, wanted.chosen);
    map.once('idle', () => {
      container.dataset.ready = String(wanted.symbols.length);
    });
  });
}

function showSymbols(map: Maplibre, symbols: readonly MapSymbol[]): void {
  map.getSource<import('maplibre-gl').GeoJSONSource>('points')?.setData(toPoints(symbols));
  map.getSource<import('maplibre-gl').GeoJSONSource>('rings')?.setData(toRings(symbols));
}

function showChosen(map: Maplibre, symbols: readonly MapSymbol[], chosen: string | null): void {
  map.setFilter('chosen', ['==', ['get', 'id'], chosen ?? '']);
  for (const symbol of symbols) {
    map.setFeatureState({ source: 'rings', id: symbol.id }, { chosen: symbol.id === chosen });
  }
  const at = symbols.find((symbol) => symbol.id === chosen);
  // The map moves only where the chosen event would not be in sight.
  if (at && !map.getBounds().contains([at.place.lon, at.place.lat])) {
    map.jumpTo({ center: [at.place.lon, at.place.lat] });
  }
}
