import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const compressible = /\.(js|css|svg|html|json|webmanifest)$/;

/** Writes `.br` and `.gz` beside each text file, so that the server compresses nothing while people wait. */
function compress(): Plugin {
  return {
    name: 'compress',
    apply: 'build',
    writeBundle({ dir = 'dist' }) {
      for (const name of readdirSync(dir, { recursive: true, encoding: 'utf8' })) {
        if (!compressible.test(name)) continue;
        const path = join(dir, name);
        const bytes = readFileSync(path);
        if (bytes.length < 1024) continue;
        writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
        const params = {
          [constants.BROTLI_PARAM_QUALITY]: 9,
          [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        };
        writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params }));
      }
    },
  };
}

/**
 * The page's policy forbids compiling code at run time. Zod would try when the first schema is made, which is before any code of ours runs,
 * and each try is reported as a breach; so its setting is made where it comes into being.
 */
function zodWithoutEval(): Plugin {
  const made = '__zod_globalConfig = {}';
  return {
    name: 'zod-without-eval',
    apply: 'build',
    transform: {
      filter: { id: /zod\/v4\/core\/core\.js$/ },
      handler(code) {
        if (!code.includes(made)) throw new Error('zod makes its settings elsewhere now');
        return { code: code.replace(made, '__zod_globalConfig = { jitless: true }'), map: null };
      },
    },
  };
}

export default defineConfig({
  plugins: [react(), zodWithoutEval(), compress()],
  build: {
    target: 'es2022',
    // Inlined files would be data: addresses, which the policy allows for pictures only.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
    reportCompressedSize: false,
  },
  server: { proxy: { '/api': { target: process.env.SANSHEN_SERVER ?? 'http://127.0.0.1:3000' } } },
});
