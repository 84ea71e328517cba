import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const SERVER = 'http://127.0.0.1:3000';

export default defineConfig({
  root: 'src/web',
  base: '/',
  publicDir: false,
  html: { cspNonce: '__CSP_NONCE__' }, // the server puts a fresh one into every answer
  plugins: [react()],
  // antd stays in the default chunks: a chunk of its own would have to be loaded whole by the first page
  build: { outDir: '../../dist/ui', emptyOutDir: true, target: ['chrome110', 'firefox115', 'safari16.4'], chunkSizeWarningLimit: 900 },
  server: { proxy: Object.fromEntries(['/rpc', '/api', '/events', '/healthz'].map((path) => [path, SERVER])) },
});
