// Copy Leaflet from node_modules to core/static/leaflet, and make the land of its base layer.
// Run by `npm ci && npm run vendor`.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { feature } from "topojson-client";

import { copyTexts, licences, modules, root } from "./vendoring.mjs";

const target = join(root, "core", "static", "leaflet");
// Degrees (WGS 84). Europe and what lies around it, as far as a wide screen shows more.
const BOX = { west: -30, south: 25, east: 80, north: 75 };
// Of the small picture: website/maps.py puts places on it.
const SMALL_BOX = { west: -25, south: 34, east: 45, north: 71.5 };
const UNITS = 10; // To a degree of longitude.
const DIGITS = 2; // About one kilometre, finer than the source (1:50 million).

copyTexts({ "leaflet.js": "leaflet/dist/leaflet.js", "leaflet.css": "leaflet/dist/leaflet.css" }, target);
mkdirSync(join(target, "images"), { recursive: true });
// Those that the style sheet names: collectstatic fails on an address without a file.
for (const name of ["layers.png", "layers-2x.png", "marker-icon.png"]) {
  copyFileSync(join(modules, "leaflet", "dist", "images", name), join(target, "images", name));
}

/** Cut a ring at one side of the box (Sutherland and Hodgman, 1974). */
function cut(ring, isInside, crossing) {
  return ring.flatMap((point, at) => {
    const before = ring[(at + ring.length - 1) % ring.length];
    const kept = isInside(point) ? [point] : [];
    return isInside(point) === isInside(before) ? kept : [crossing(before, point), ...kept];
  });
}

const at = (axis, value) => (a, b) => {
  const share = (value - a[axis]) / (b[axis] - a[axis]);
  return axis === 0 ? [value, a[1] + share * (b[1] - a[1])] : [a[0] + share * (b[0] - a[0]), value];
};

/** Let a ring that leaves the world at 180° go on beyond, as Asia does; most of it stays put. */
function unrolled(ring) {
  let turns = 0;
  const whole = ring.map(([longitude, latitude], place) => {
    const step = place ? longitude - ring[place - 1][0] : 0;
    if (Math.abs(step) > 180) turns -= Math.sign(step);
    return [longitude + 360 * turns, latitude];
  });
  const mean = whole.reduce((sum, point) => sum + point[0], 0) / whole.length;
  return whole.map(([longitude, latitude]) => [longitude - 360 * Math.round(mean / 360), latitude]);
}

/** Round a point of the large map. */
const toDegrees = (point) => point.map((value) => Number(value.toFixed(DIGITS)));

const stretched = (latitude) =>
  (Math.asinh(Math.tan((latitude * Math.PI) / 180)) * 180) / Math.PI;

/** Project a point of the small map (Mercator). */
const toUnits = ([longitude, latitude]) => [
  Math.round((longitude - SMALL_BOX.west) * UNITS),
  Math.round((stretched(SMALL_BOX.north) - stretched(latitude)) * UNITS),
];

function clip(ring, box, toPoint) {
  const open = unrolled(ring).slice(0, -1);
  const sides = [
    [(p) => p[0] >= box.west, at(0, box.west)],
    [(p) => p[0] <= box.east, at(0, box.east)],
    [(p) => p[1] >= box.south, at(1, box.south)],
    [(p) => p[1] <= box.north, at(1, box.north)],
  ];
  const clipped = sides.reduce((points, side) => cut(points, ...side), open);
  const rounded = clipped.map(toPoint);
  const different = rounded.filter(
    (point, index) => index === 0 || point.join() !== rounded[index - 1].join(),
  );
  return different.length > 2 ? [...different, different[0]] : null;
}

const atlas = JSON.parse(readFileSync(join(modules, "world-atlas", "land-50m.json"), "utf8"));
const whole = feature(atlas, atlas.objects.land).features.flatMap(({ geometry }) =>
  geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates,
);

function within(box, toPoint) {
  const clipped = (ring) => clip(ring, box, toPoint);
  return whole
    .map(([outer, ...holes]) => [clipped(outer), ...holes.map(clipped).filter(Boolean)])
    .filter(([outer]) => outer);
}

const polygons = within(BOX, toDegrees);
writeFileSync(
  join(target, "land.json"),
  `${JSON.stringify({ type: "MultiPolygon", coordinates: polygons })}\n`,
);

const [width, height] = toUnits([SMALL_BOX.east, SMALL_BOX.south]);
const path = within(SMALL_BOX, toUnits)
  .flat()
  .map((ring) => {
    // Each point from the one before: half as long as from the corner.
    const steps = ring.slice(1, -1).map((point, i) => point.map((value, axis) => value - ring[i][axis]));
    return `M${ring[0].join(" ")}l${steps.map((step) => step.join(" ")).join(" ")}z`;
  })
  .join("");
writeFileSync(
  join(target, "land.svg"),
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"><path d="${path}"/></svg>\n`,
);

writeFileSync(
  join(target, "LICENSES.txt"),
  licences([join(modules, "leaflet"), join(modules, "world-atlas")]) +
    "\nThe outlines themselves are Natural Earth's (naturalearthdata.com), in the public domain.\n",
);
