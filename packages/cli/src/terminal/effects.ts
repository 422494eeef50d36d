import type { FindingDocument, ScreeningDocument } from '@stipple/api/screening'
import type { Style } from './page.ts'

/** Sign and colour of each effect. The word stands beside them always: neither is needed to understand the line. */
export const effectSigns: Readonly<Record<FindingDocument['effect'], { sign: string; style: Style }>> = {
  stop: { sign: '■', style: ['red', 'bold'] },
  refer: { sign: '▲', style: ['yellow', 'bold'] },
  defer: { sign: '◷', style: ['yellow', 'bold'] },
  'avoid-zone': { sign: '◌', style: ['magenta', 'bold'] },
  adjust: { sign: '◆', style: ['cyan', 'bold'] },
  inform: { sign: '●', style: ['blue', 'bold'] },
  ask: { sign: '?', style: 'bold' },
}

export const outcomeSigns: Readonly<Record<ScreeningDocument['outcome'], { sign: string; style: Style }>> = {
  'do-not-treat': effectSigns.stop,
  refer: effectSigns.refer,
  defer: effectSigns.defer,
  'cannot-tell': effectSigns.ask,
  'proceed-with-precautions': effectSigns.adjust,
  proceed: { sign: '✓', style: ['green', 'bold'] },
}
