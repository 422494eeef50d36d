import { open } from 'node:fs/promises'
import type { Readable } from 'node:stream'

export type Line = { readonly text: string; readonly number: number }

/** A line longer than this is refused: no person's record is that large, and reading it would take the memory of many. */
export const longestLineBytes = 256 * 1024 * 1024

/** A line that is too long to be read; its text is empty. */
export const isTooLong = (line: Line) => line.text === tooLongText
const tooLongText = '\u0000too long'

const lineFeed = 10

/**
 * Lines of a byte stream that are not blank, one after the other; memory holds one line and one chunk.
 *
 * @returns the number of all lines, blank ones included
 */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Line, number> {
  let pending: Uint8Array[] = []
  let pendingBytes = 0
  let number = 1
  const take = (last: Uint8Array): Line | undefined => {
    const bytes = pendingBytes + last.length
    const text =
      bytes > longestLineBytes
        ? tooLongText
        : pending.length === 0
          ? textOf(last)
          : textOf(Buffer.concat([...pending, last], bytes))
    pending = []
    pendingBytes = 0
    const line = { text, number: number++ }
    return text.trim() === '' ? undefined : line
  }
  for await (const chunk of chunks) {
    let start = 0
    for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, start)) {
      const line = take(chunk.subarray(start, end))
      if (line) yield line
      start = end + 1
    }
    const rest = chunk.subarray(start)
    // Past the limit only the length is kept, so that a file without line ends cannot fill the memory.
    if (pendingBytes <= longestLineBytes && rest.length > 0) pending.push(rest)
    pendingBytes += rest.length
    if (pendingBytes > longestLineBytes) pending = []
  }
  const line = pendingBytes > 0 ? take(new Uint8Array(0)) : undefined
  if (line) yield line
  return number - 1
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
}

/** Bytes from `start` up to `end` (not included) of a file. */
export async function* bytesOf(file: string, start: number, end: number): AsyncGenerator<Uint8Array> {
  const handle = await open(file)
  try {
    const stream: Readable = handle.createReadStream({
      start,
      end: Math.max(start, end - 1),
      highWaterMark: chunkBytes,
      autoClose: false,
    })
    if (end > start) yield* stream as AsyncIterable<Uint8Array>
  } finally {
    await handle.close()
  }
}

/** Small enough that what has been read is let go soon. */
const chunkBytes = 128 * 1024

/**
 * Cuts a file of lines into about equal pieces at line ends.
 *
 * @returns start and end offsets; fewer than `pieces` when the lines are long
 */
export async function cutAtLines(
  file: string,
  size: number,
  pieces: number,
): Promise<{ start: number; end: number }[]> {
  const handle = await open(file)
  try {
    const cuts = [0]
    const probe = Buffer.alloc(64 * 1024)
    for (let piece = 1; piece < pieces; piece++) {
      let at = Math.max(Math.floor((size * piece) / pieces), cuts.at(-1) ?? 0)
      for (;;) {
        const { bytesRead } = await handle.read(probe, 0, probe.length, at)
        const found = probe.subarray(0, bytesRead).indexOf(lineFeed)
        if (found >= 0) {
          at += found + 1
          break
        }
        at += bytesRead
        if (bytesRead === 0) break
      }
      if (at > (cuts.at(-1) ?? 0) && at < size) cuts.push(at)
    }
    return cuts.map((start, at) => ({ start, end: cuts[at + 1] ?? size }))
  } finally {
    await handle.close()
  }
}
