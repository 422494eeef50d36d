import { describe, expect, it } from 'vitest'
import { readSettings } from './settings.ts'

describe('settings', () => {
  it('listen on this machine only when nothing is said', () => {
    expect(readSettings([], {})).toMatchObject({ settings: { host: '127.0.0.1', port: 7246, secret: undefined } })
  })

  it('take the option before the environment, and an empty variable as none', () => {
    const environment = { STIPPLE_PORT: '9000', DATABASE_URL: '' }
    expect(readSettings(['--port', '0'], environment)).toMatchObject({
      settings: { port: 0, 'database-url': undefined },
    })
  })

  it('say everything that is wrong at once, and repeat no value', () => {
    const read = readSettings(['--port', 'eighty'], { STIPPLE_SECRET: 'hunter2', STIPPLE_PUBLIC_URL: 'ftp://x' })
    if (!('faults' in read)) throw new Error('they were taken')
    expect(read.faults).toHaveLength(3)
    expect(read.faults.join()).toContain('--port')
    expect(read.faults.join()).toContain('STIPPLE_PUBLIC_URL')
    expect(read.faults.join()).not.toContain('hunter2')
  })

  it('refuse an option that does not exist', () => {
    expect(readSettings(['--prot', '1'], {})).toEqual({ faults: [expect.stringContaining('--prot')] })
  })

  it('keep the origin of an address and drop the rest', () => {
    const read = readSettings(['--public-url', 'https://clinic.example/stipple/'], {})
    expect(read).toMatchObject({ settings: { 'public-url': 'https://clinic.example' } })
  })
})
