import { join } from 'node:path';
import { defineConfig } from 'vite';

/** `BACKHAUL_URL` is where a server runs while the dashboard is worked on with `npx vite web`. */
const server = process.env.BACKHAUL_URL ?? 'http://127.0.0.1:4400';

export default defineConfig({
  root: import.meta.dirname,
  base: '/app/',
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 800,
    rolldownOptions: {
      // Two pages: the dashboard, and the one on which customers connect, which is small and knows nothing of it.
      input: ['index.html', 'link.html'].map((page) => join(import.meta.dirname, page)),
      // Libraries mark their modules for servers that render; here everything runs in the browser.
      onwarn: (warning, warn) => warning.code !== 'MODULE_LEVEL_DIRECTIVE' && warn(warning),
    },
  },
  server: {
    proxy: { '^/(?!app/)': { target: server, changeOrigin: false } },
  },
});
