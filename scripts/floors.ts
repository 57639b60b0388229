import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

/** The floors of the house, lowest first. A floor imports only from floors below it, or from itself. */
const FLOORS = [
  'model',
  'observe',
  'store',
  'users',
  'connectors',
  'sync',
  'link',
  'webhooks',
  'alerts',
  'api',
  'cli',
];

/** Further walls: who may not import what, and why. */
const WALLS: { from: RegExp; to: RegExp; why: string }[] = [
  {
    from: /^src\/connectors\/(?!kit\/|index\.ts)/,
    to: /^src\/(store|sync)\//,
    why: 'a connector knows the model and the kit only',
  },
  {
    from: /^src\/connectors\/[^/]+\/simulator\//,
    to: /^src\/(?!connectors\/[^/]+\/simulator\/|connectors\/kit\/simulator\.ts)/,
    why: "a simulator is written from the vendor's facts, not from the connector that reads it",
  },
  { from: /^src\/connectors\/kit\//, to: /^src\/connectors\/(?!kit\/)/, why: 'the kit knows no integration' },
  {
    from: /^src\//,
    to: /^(test|bench|scripts|web|clients)\//,
    why: 'the product does not need its tests, nor the server its dashboard',
  },
  {
    from: /^web\//,
    to: /^(?!web\/|clients\/typescript\/src\/schema\.ts$)/,
    why: 'the dashboard talks to the API only, and knows of it what the OpenAPI document says',
  },
  { from: /^clients\//, to: /^(?!clients\/)/, why: 'a client is a package of its own' },
];

const IMPORT =
  /^(import|export)\s+(type\s)?[^;'"]*?from\s+'(\.[^']+)'|import\('(\.[^']+)'\)|^import\s+'(\.[^']+)'/gm;

interface Edge {
  from: string;
  to: string;
  typeOnly: boolean;
}

/** Imports that go up the house, through a wall, or in a circle; empty when there are none. */
export function floorProblems(root: string): string[] {
  const edges = importsOf(root);
  const problems = edges.flatMap(({ from, to }) => {
    const wall = WALLS.find((one) => one.from.test(from) && one.to.test(to));
    if (wall) return [`${from} imports ${to}: ${wall.why}`];
    const [lower, upper] = [floorOf(from), floorOf(to)];
    return lower >= 0 && upper > lower ? [`${from} imports ${to} from a floor above it`] : [];
  });
  return [...problems, ...circles(edges.filter((edge) => !edge.typeOnly))];
}

function floorOf(path: string): number {
  return FLOORS.indexOf(path.split('/')[1] ?? '');
}

function importsOf(root: string): Edge[] {
  const files = ['src', 'web/src'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => join(folder, file)),
  );
  return files.flatMap((file) => {
    const path = join(root, file);
    const text = readFileSync(path, 'utf8');
    return [...text.matchAll(IMPORT)].map((match) => ({
      from: file,
      to: relative(root, resolve(path, '..', match[3] ?? match[4] ?? match[5] ?? '')),
      typeOnly: match[2] !== undefined,
    }));
  });
}

/** Circles among imports that exist at run time, each told once. */
function circles(edges: Edge[]): string[] {
  const next = new Map<string, string[]>();
  for (const { from, to } of edges) next.set(from, [...(next.get(from) ?? []), to]);
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (file: string, path: string[]): void => {
    const start = path.indexOf(file);
    if (start >= 0) found.push(`a circle: ${[...path.slice(start), file].join(' → ')}`);
    if (start >= 0 || done.has(file)) return;
    for (const to of next.get(file) ?? []) walk(to, [...path, file]);
    done.add(file);
  };
  for (const file of next.keys()) walk(file, []);
  return found;
}
