/** How many days, weeks and months keep their last backup. */
export type Keep = { readonly daily: number; readonly weekly: number; readonly monthly: number }

/**
 * Which backups may go. Of each of the last days, weeks and months that have any, the last one stays; the newest of all
 * always does.
 *
 * @param backups in any order
 * @returns those that nothing keeps, oldest first
 */
export function notKept<Backup extends { readonly at: Date }>(backups: readonly Backup[], keep: Keep): Backup[] {
  const newestFirst = [...backups].sort((one, other) => other.at.getTime() - one.at.getTime())
  const kept = new Set(newestFirst.slice(0, 1))
  for (const [count, periodOf] of [
    [keep.daily, dayOf],
    [keep.weekly, weekOf],
    [keep.monthly, monthOf],
  ] as const) {
    const periods = new Set<string>()
    for (const backup of newestFirst) {
      const period = periodOf(backup.at)
      if (periods.has(period)) continue
      if (periods.size >= count) break
      periods.add(period)
      kept.add(backup)
    }
  }
  return newestFirst.filter((backup) => !kept.has(backup)).reverse()
}

const dayMs = 24 * 60 * 60 * 1_000

const dayOf = (at: Date) => at.toISOString().slice(0, 10)
const monthOf = (at: Date) => at.toISOString().slice(0, 7)

/** The Monday a week begins with. */
function weekOf(at: Date): string {
  const sinceMonday = (at.getUTCDay() + 6) % 7
  return dayOf(new Date(at.getTime() - sinceMonday * dayMs))
}
