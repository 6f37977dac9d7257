import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const server = 'http://localhost:8080';

export default defineConfig({
    plugins: [react()],
    base: '/designer/',
    build: {
        outDir: 'target/classes/META-INF/resources/designer',
        emptyOutDir: true,
        assetsInlineLimit: 0, // a strict content security policy allows no data: addresses
        modulePreload: { polyfill: false },
    },
    server: {
        proxy: Object.fromEntries(['/fhir', '/session', '/sign-in', '/sign-out'].map((path) => [path, server])),
    },
    test: {
        environment: 'happy-dom',
        testTimeout: 20_000,
        include: ['src/**/*.test.{ts,tsx}'],
    },
});
