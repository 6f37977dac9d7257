import { defineConfig } from 'vite';

export default defineConfig({
  base: './',
  build: { outDir: 'node_modules/.page', emptyOutDir: true, rollupOptions: { input: 'smart-forms.html' } },
  logLevel: 'error',
});
