import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, inject } from 'vitest'
import { type ConnectionTarget, type Database, openDatabase } from '../src/platform/db/database.ts'
import { onDatabase, templateDatabase } from './cluster.ts'

/** A database of its own for a test file: a copy of a migrated one, dropped at the end. */
export function testDatabase(): { readonly target: () => ConnectionTarget; readonly database: () => Database } {
  const cluster = inject('cluster')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const target = { ...cluster, database: name }
  let database: Database | undefined
  beforeAll(async () => {
    await onDatabase(cluster, 'postgres', (client) =>
      client.query(`create database ${name} template ${templateDatabase}`),
    )
    database = await openDatabase(target)
  })
  afterAll(async () => {
    await database?.close()
    await onDatabase(cluster, 'postgres', (client) => client.query(`drop database if exists ${name} with (force)`))
  })
  return {
    target: () => target,
    database: () => {
      if (!database) throw new Error('testDatabase: the database is opened before the first test, not earlier')
      return database
    },
  }
}
