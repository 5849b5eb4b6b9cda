// SPDX-License-Identifier: EUPL-1.2
// Borders of municipalities as the user supplies them (GeoJSON or TopoJSON), as paths to draw.
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

type Ring = number[][];
interface Feature {
  type: 'Feature';
  id?: string | number;
  properties: Record<string, unknown> | null;
  geometry: { type: string; coordinates: unknown } | null;
}
interface FeatureCollection {
  type: 'FeatureCollection';
  features: Feature[];
}

export interface Shape {
  /** What the page calls the municipality: its code, or its name where there is no code. */
  key: string;
  path: string;
}

export interface Found {
  key: string;
  border: Feature;
}

export interface Drawn {
  shapes: Shape[];
  width: number;
  height: number;
}

/** "GM0363" from whatever the file calls a municipality: 363, "0363", "GM0363". */
export function codeOf({ id, properties }: Feature): string {
  const named = ['code', 'statcode', 'gemeentecode', 'gemeente_code', 'GM_CODE', 'gm_code', 'identificatie', 'id'];
  const candidates = [...named.map((key) => properties?.[key]), id].filter((value) => value !== undefined && value !== null);
  for (const candidate of candidates) {
    const digits = /^(?:GM)?0*(\d{1,4})$/i.exec(String(candidate))?.[1];
    if (digits) return `GM${digits.padStart(4, '0')}`;
  }
  return '';
}

const nameOf = ({ properties }: Feature): string =>
  String(properties?.['name'] ?? properties?.['naam'] ?? properties?.['statnaam'] ?? properties?.['gemeentenaam'] ?? '');

function collections(map: unknown): FeatureCollection[] {
  const given = map as { type?: string; objects?: Record<string, unknown> };
  if (given.type === 'FeatureCollection') return [map as FeatureCollection];
  if (given.type !== 'Topology') return [];
  const topology = map as Topology;
  return Object.values(topology.objects).map(
    (object) => feature(topology, object as GeometryCollection) as unknown as FeatureCollection,
  );
}

/** "Bergen (NH.)" and "bergen nh" are one name; "'s-Gravenhage" loses its marks too. */
const plainName = (name: string): string =>
  name.normalize('NFD').toLowerCase().replace(/[^a-z0-9]+/g, '');

/** Of all layers of the file, the one in which most of these municipalities are: by code, else by name. */
export function featuresOf(map: unknown, wanted: [code: string | null, name: string][]): Found[] {
  const keys = new Map<string, string>();
  for (const [code, name] of wanted) {
    if (code) keys.set(code, code);
    keys.set(plainName(name), code ?? name);
  }
  let best: Found[] = [];
  for (const { features } of collections(map)) {
    const found = new Map<string, Found>();
    for (const border of features) {
      const key = keys.get(codeOf(border)) ?? keys.get(plainName(nameOf(border)));
      if (key !== undefined && !found.has(key)) found.set(key, { key, border });
    }
    if (found.size > best.length) best = [...found.values()];
  }
  return best;
}

function ringsOf({ geometry }: Feature): Ring[] {
  if (geometry?.type === 'Polygon') return geometry.coordinates as Ring[];
  if (geometry?.type === 'MultiPolygon') return (geometry.coordinates as Ring[][]).flat();
  return [];
}

/** The shapes within so many pixels; degrees are made as wide as they are at their latitude. */
export function draw(features: Found[], width: number, highest: number): Drawn {
  const points = features.flatMap(({ border }) => ringsOf(border).flat());
  if (points.length === 0) return { shapes: [], width: 0, height: 0 };
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [x = 0, y = 0] of points) {
    west = Math.min(west, x);
    east = Math.max(east, x);
    south = Math.min(south, y);
    north = Math.max(north, y);
  }
  const isDegrees = Math.abs(north) <= 90 && Math.abs(east) <= 180;
  const wide = isDegrees ? Math.cos((((south + north) / 2) * Math.PI) / 180) : 1;
  const scale = Math.min(width / ((east - west) * wide || 1), highest / (north - south || 1));
  const at = ([x = 0, y = 0]: number[]) =>
    `${((x - west) * wide * scale).toFixed(1)} ${((north - y) * scale).toFixed(1)}`;
  const shapes = features.map(({ key, border }) => ({
    key,
    path: ringsOf(border).map((ring) => `M${ring.map(at).join('L')}Z`).join(''),
  }));
  return { shapes, width: (east - west) * wide * scale, height: (north - south) * scale };
}
