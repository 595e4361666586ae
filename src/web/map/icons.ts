/** Draws the symbols and the hatching as images for the map, in the colours of the page. */
import type { Map as Maplibre } from 'maplibre-gl';
import { SHAPE_PATHS, SHAPES, type Shape } from './symbols.ts';

/** Images are drawn at this many pixels for each of the 24 of their box, so that large symbols stay sharp. */
const DETAIL = 4;
const BOX = 28;

export interface Palette {
  readonly fill: string;
  readonly edge: string;
  readonly paper: string;
  readonly hatch: string;
  readonly sea: string;
  readonly land: string;
  readonly coast: string;
  readonly rule: string;
  readonly accent: string;
  readonly quiet: string;
}

/** Reads the page's colours as they stand now; `light-dark()` is resolved by the browser. */
export function readPalette(): Palette {
  const probe = document.createElement('span');
  document.body.append(probe);
  const read = (name: string) => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const palette = {
    fill: read('figure'),
    edge: read('ink'),
    paper: read('paper'),
    hatch: read('figure'),
    sea: read('sea'),
    land: read('land'),
    coast: read('coast'),
    rule: read('rule'),
    accent: read('accent'),
    quiet: read('quiet'),
  };
  probe.remove();
  return palette;
}

export function addIcons(map: Maplibre, palette: Palette): void {
  const put = (name: string, image: ImageData, pixelRatio: number) => {
    if (map.hasImage(name)) map.removeImage(name);
    map.addImage(name, image, { pixelRatio });
  };
  for (const shape of SHAPES) {
    put(shape, drawIcon(shape, false, palette), DETAIL);
    put(`${shape}-split`, drawIcon(shape, true, palette), DETAIL);
  }
  put('hatch', drawHatch(palette), 2);
  put('chosen', drawHalo(palette), DETAIL);
}

function makeCanvas(width: number): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = width;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('this browser gives no canvas to draw symbols on');
  return context;
}

/** A contested event is half full, half empty. */
function drawIcon(shape: Shape, split: boolean, palette: Palette): ImageData {
  const width = BOX * DETAIL;
  const context = makeCanvas(width);
  context.scale(DETAIL, DETAIL);
  context.translate((BOX - 24) / 2, (BOX - 24) / 2);
  const path = new Path2D(SHAPE_PATHS[shape]);
  context.lineJoin = 'round';
  context.lineWidth = 4;
  context.strokeStyle = palette.paper;
  context.stroke(path);
  context.fillStyle = split ? palette.paper : palette.fill;
  context.fill(path);
  if (split) {
    context.save();
    context.beginPath();
    context.rect(0, 0, 12, 24);
    context.clip();
    context.fillStyle = palette.fill;
    context.fill(path);
    context.restore();
  }
  context.lineWidth = 1.6;
  context.strokeStyle = palette.edge;
  context.stroke(path);
  return context.getImageData(0, 0, width, width);
}

/** Around the chosen event. */
function drawHalo(palette: Palette): ImageData {
  const width = (BOX + 12) * DETAIL;
  const context = makeCanvas(width);
  context.scale(DETAIL, DETAIL);
  context.strokeStyle = palette.accent;
  context.lineWidth = 2.6;
  context.beginPath();
  context.arc((BOX + 12) / 2, (BOX + 12) / 2, BOX / 2 + 3, 0, 2 * Math.PI);
  context.stroke();
  return context.getImageData(0, 0, width, width);
}

function drawHatch(palette: Palette): ImageData {
  const width = 16;
  const context = makeCanvas(width);
  context.strokeStyle = palette.hatch;
  context.globalAlpha = 0.55;
  context.lineWidth = 1.4;
  context.beginPath();
  for (const offset of [-width, 0, width]) {
    context.moveTo(offset - 2, width + 2);
    context.lineTo(offset + width + 2, -2);
  }
  context.stroke();
  return context.getImageData(0, 0, width, width);
}
