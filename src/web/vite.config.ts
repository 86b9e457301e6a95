// How the pages are built: to dist/web, nothing inlined (the Content-Security-Policy refuses data: and inline script).
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const root = import.meta.dirname;

export default defineConfig({
  root,
  base: '/',
  plugins: [react()],
  logLevel: 'warn',
  publicDir: false,
  build: {
    outDir: join(root, '..', '..', 'dist', 'web'),
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    sourcemap: false,
  },
});
