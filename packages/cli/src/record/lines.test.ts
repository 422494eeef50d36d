import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytesOf, cutAtLines, linesOf } from './lines.ts'

async function* inChunks(text: string, size: number) {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function collect(chunks: AsyncIterable<Uint8Array>) {
  const lines: [number, string][] = []
  for await (const { number, text } of linesOf(chunks)) lines.push([number, text])
  return lines
}

describe('linesOf', () => {
  it('skips blank lines and keeps their numbers', async () => {
    expect(await collect(inChunks('a\n\n  \nb\r\nç', 3))).toEqual([
      [1, 'a'],
      [4, 'b\r'],
      [5, 'ç'],
    ])
  })

  it('does not depend on where the chunks are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 8 }),
        fc.integer({ min: 1, max: 20 }),
        async (parts, size) => {
          const text = parts.join('\n')
          const expected = text.split('\n').flatMap((line, at) => (line.trim() === '' ? [] : [[at + 1, line]]))
          // The lone surrogates a generator may make do not survive UTF-8; compare what does.
          fc.pre(Buffer.from(text).toString() === text)
          expect(await collect(inChunks(text, size))).toEqual(expected)
        },
      ),
    )
  })
})

describe('cutAtLines', () => {
  it('the pieces together hold every line once', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'stipple-lines-'))
    try {
      const file = join(folder, 'lines.ndjson')
      const lines = Array.from({ length: 500 }, (_, at) => `${at}:${'x'.repeat((at * 37) % 900)}`)
      writeFileSync(file, lines.join('\n'))
      for (const pieces of [1, 2, 3, 7, 1000]) {
        const found: string[] = []
        for (const { start, end } of await cutAtLines(file, statSync(file).size, pieces)) {
          for await (const { text } of linesOf(bytesOf(file, start, end))) found.push(text)
        }
        expect(found).toEqual(lines)
      }
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
