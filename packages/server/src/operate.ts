import { argv, env, stderr, stdout } from 'node:process'
import { operate } from './operations/operate.ts'

process.exitCode = await operate({
  args: argv.slice(2),
  environment: env,
  now: () => new Date(),
  write: (text) => stdout.write(text),
  warn: (text) => stderr.write(text),
})
