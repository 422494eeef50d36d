import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { compiledMessages } from './build/compiled-messages.ts'

const page = (name: string) => fileURLToPath(new URL(name, import.meta.url))

/** Where the clinic's server listens while the application is worked on. */
const server = process.env.STIPPLE_SERVER ?? 'http://127.0.0.1:7246'

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react(), compiledMessages()],
  server: { host: '127.0.0.1', proxy: { '/api': server } },
  build: {
    target: 'es2022',
    // Inlined files would be `data:` addresses, which fonts and scripts may not have.
    assetsInlineLimit: 0,
    rolldownOptions: { input: { index: page('index.html'), intake: page('intake.html') } },
  },
})
