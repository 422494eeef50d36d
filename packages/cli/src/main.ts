import { argv, env, stderr, stdin, stdout } from 'node:process'
import { run } from './run.ts'

/** Piping into a program that stops reading (`| head`) is no fault of ours. */
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(process.exitCode ?? 0)
})

process.exitCode = await run({ args: argv.slice(2), environment: env, stdin, stdout, stderr })
