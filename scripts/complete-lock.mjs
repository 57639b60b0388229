// Usage: node complete-lock.mjs <folder>. Adds to package-lock.json the optional platform packages that the
// registry here does not serve (npm 11 leaves them out, and `npm ci` then refuses the lock).
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const file = join(process.argv[2], 'package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8'));
let added = 0;
for (const [path, pkg] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(pkg.optionalDependencies ?? {})) {
    const key = `node_modules/${name}`;
    if (lock.packages[key] || lock.packages[`${path}/node_modules/${name}`]) continue;
    const os =
      /android|darwin|freebsd|openharmony|win32|linux|sunos|aix|netbsd|openbsd/.exec(name)?.[0] ??
      (/wasm/.test(name) ? undefined : undefined);
    const cpu = /arm64|x64|ia32|ppc64|riscv64|s390x|loong64|arm(?!64)|wasm32/.exec(name)?.[0];
    if (!/^\d/.test(range) || !cpu) {
      console.error('left out', name, range);
      continue;
    }
    const libc = os === 'linux' ? (/musl/.test(name) ? 'musl' : 'glibc') : undefined;
    lock.packages[key] = {
      version: range,
      cpu: [cpu],
      ...(pkg.dev && { dev: true }),
      ...(libc && { libc: [libc] }),
      optional: true,
      ...(os && { os: [os] }),
    };
    added++;
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log('added', added);
