import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const server = 'http://localhost:8080';

export default defineConfig({
    plugins: [react()],
    base: '/',
    build: {
        outDir: 'target/classes/META-INF/resources',
        emptyOutDir: true,
        assetsDir: 'assets/portal',
        assetsInlineLimit: 0, // a strict content security policy allows no data: addresses
        modulePreload: { polyfill: false },
    },
    server: {
        proxy: {
            ...Object.fromEntries(
                ['/fhir', '/session', '/sign-out', '/demo', '/oauth2', '/approval', '/apps', '/launches', '/clients'].map(
                    (path) => [path, server],
                ),
            ),
            // a page when it is asked for, the server's when the form is sent
            '/sign-in': { target: server, bypass: ({ method }) => (method === 'GET' ? '/index.html' : undefined) },
        },
    },
    test: {
        environment: 'happy-dom',
        setupFiles: ['../questionnaire-renderer/src/test/setup.ts'],
        testTimeout: 20_000,
        // the renderer has no Maven module of its own
        include: ['src/**/*.test.{ts,tsx}', '../questionnaire-renderer/src/**/*.test.{ts,tsx}'],
    },
});
