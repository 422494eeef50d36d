/** A progress line on standard error; silent where that is not a terminal. */
export type Progress = { show(done: number, total: number, text: string): void; clear(): void }

const barWidth = 28
/** Not more often than this, in milliseconds. */
const interval = 100

export function progressOn(write: (text: string) => void, isShown: boolean, clock: () => number): Progress {
  let last = Number.NEGATIVE_INFINITY
  return {
    show(done, total, text) {
      if (!isShown || clock() - last < interval) return
      last = clock()
      const filled = total > 0 ? Math.min(barWidth, Math.round((barWidth * done) / total)) : 0
      write(`\r\u001b[2K${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)} ${text}`)
    },
    clear() {
      if (isShown) write('\r\u001b[2K')
    },
  }
}
