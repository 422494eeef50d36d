import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Writes a new file that its owner alone may read, and waits until it is on the disk. */
export async function writeDurably(path: string, work: (file: FileHandle) => Promise<void>): Promise<void> {
  const file = await open(path, 'w', 0o600)
  try {
    await work(file)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Puts a file in the place of another in one step. */
export async function replaceDurably(path: string, text: string): Promise<void> {
  const unfinished = `${path}.unfinished`
  await writeDurably(unfinished, (file) => file.writeFile(text))
  await renameDurably(unfinished, path)
}

/** Adds to the end of a file, and waits until it is on the disk. */
export async function appendDurably(path: string, text: string): Promise<void> {
  const file = await open(path, 'a', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
  await syncFolder(dirname(path))
}

/** Renames, and waits until the new name is on the disk. */
export async function renameDurably(from: string, to: string): Promise<void> {
  await rename(from, to)
  await syncFolder(dirname(to))
}

/** A folder is given a name that nothing takes for a whole one before it goes: a cut in between leaves no half of it. */
export async function removeFolder(folder: string): Promise<void> {
  const leaving = `${folder}.unfinished`
  await rm(leaving, { recursive: true, force: true })
  await renameDurably(folder, leaving)
  await rm(leaving, { recursive: true, force: true })
}

/** Names in a folder are on the disk when this ends. Windows has no such call and needs none. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** SHA-256 of a file, in hexadecimal, and its size. */
export async function digestOf(path: string): Promise<{ readonly bytes: number; readonly sha256: string }> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of createReadStream(path)) {
    hash.update(chunk as Buffer)
    bytes += (chunk as Buffer).length
  }
  return { bytes, sha256: hash.digest('hex') }
}

/** Lines end at a line feed and nowhere else: what a person wrote may hold other signs that end lines elsewhere. */
export async function* linesOf(path: string): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of createReadStream(path, { encoding: 'utf8' })) {
    const lines = (rest + (chunk as string)).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest !== '') yield rest
}
