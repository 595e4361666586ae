import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Builds the workbench into `dist/web`, which `onrecord serve` hands out as files. */
export default defineConfig({
  root: resolve(import.meta.dirname, 'src/web'),
  plugins: [react()],
  build: {
    outDir: resolve(import.meta.dirname, 'dist/web'),
    emptyOutDir: true,
    target: ['chrome123', 'firefox121', 'safari17.5'],
    // The content security policy allows no inline data for scripts and fonts; everything is a file of its own.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
  },
});
