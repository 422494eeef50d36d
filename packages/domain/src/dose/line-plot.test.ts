import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type LinePlot, linePlotMarkup, linePlotSvg } from './line-plot.ts'
import { ticksOver } from './plot-ticks.ts'

const plot: LinePlot = {
  title: 'Level <in> blood',
  notes: ['Research & education only.'],
  x: { name: 'Time', unit: 'h', values: [0, 12, 24] },
  y: { name: 'Concentration', unit: 'µg/L' },
  lines: [
    { name: 'Middle', values: [0, 1.5, 0.5], band: { low: [0, 1, 0.2], high: [0, 2.5, 1] } },
    { name: 'Limit', values: [1, 1, 1] },
  ],
  decimal: '.',
}
const pointsOf = (svg: string, kind: string) =>
  [...svg.matchAll(new RegExp(`class="${kind} s\\d" points="([^"]+)"`, 'g'))].map(([, points = '']) =>
    points.split(' ').map((point) => point.split(',').map(Number)),
  )

describe('a plot', () => {
  const svg = linePlotSvg(plot)

  it('names axes with units, curves in a legend, and what it may be used for', () => {
    for (const words of ['Time, h', 'Concentration, µg/L', '>Middle<', '>Limit<', 'Research &amp; education only.'])
      expect(svg).toContain(words)
    expect(svg).toContain('<title>Level &lt;in&gt; blood</title>')
  })

  it('puts values in proportion between the ticks', () => {
    // 0 to 2.5 in five steps of 0.5: 300 px high; 24 h over 760 - 84 - 24 px
    const [middle = []] = pointsOf(svg, 'curve')
    const [start, peak, end] = middle as [number[], number[], number[]]
    expect([start[0], end[0]]).toEqual([84, 736])
    expect((start[1] ?? 0) - (peak[1] ?? 0)).toBeCloseTo((1.5 / 2.5) * 300, 1)
    expect((start[1] ?? 0) - (end[1] ?? 0)).toBeCloseTo((0.5 / 2.5) * 300, 1)
  })

  it('closes the band around its curve, low forth and high back', () => {
    const [band = []] = pointsOf(svg, 'band')
    expect(band).toHaveLength(6)
    expect(band[0]?.[0]).toBe(band[5]?.[0])
    expect(band[1]?.[1] ?? 0).toBeGreaterThan(band[4]?.[1] ?? 0)
  })

  it('has other colours in the dark, and curves that differ without colour', () => {
    expect(svg).toMatch(/@media \(prefers-color-scheme:dark\)\{.*#161615/)
    expect(svg).toMatch(/\.curve\.s1\{stroke-dasharray/)
  })

  it('without a style of its own, for a page that has one', () => {
    const { viewBox, markup } = linePlotMarkup(plot, 760)
    expect(markup).not.toMatch(/<style|#[0-9a-f]{6}/)
    expect(svg).toContain(markup)
    expect(svg).toContain(viewBox)
  })

  it('fits a narrow page: nothing stands outside, and notes break sooner', () => {
    const { viewBox, markup } = linePlotMarkup({ ...plot, notes: ['long words '.repeat(12)] }, 360)
    expect(viewBox).toMatch(/^0 0 360 /)
    for (const [, at] of markup.matchAll(/ x[12]?="([\d.]+)"/g)) expect(Number(at)).toBeLessThanOrEqual(360)
    expect(markup.match(/class="note"/g)?.length).toBeGreaterThan(2)
  })

  it('writes decimals as the language does', () => {
    expect(linePlotSvg({ ...plot, decimal: ',' })).toContain('>1,5<')
  })

  it('without points, or with a curve of another length, is refused', () => {
    expect(() => linePlotSvg({ ...plot, x: { ...plot.x, values: [] }, lines: [] })).toThrow(RangeError)
    expect(() => linePlotSvg({ ...plot, lines: [{ name: 'short', values: [1] }] })).toThrow(RangeError)
  })
})

describe('ticks', () => {
  it.each([
    [2.5, [0, 0.5, 1, 1.5, 2, 2.5]],
    [24, [0, 5, 10, 15, 20, 25]],
    [1e-6, [0, 2e-7, 4e-7, 6e-7, 8e-7, 1e-6]],
    [0, [0, 0.2, 0.4, 0.6, 0.8, 1]],
  ])('to %d', (largest, ticks) => {
    expect(ticksOver(largest)).toEqual(ticks)
  })

  it('reach the largest value in few even steps', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1e9, noNaN: true }), (largest) => {
        const ticks = ticksOver(largest)
        expect(ticks.at(-1) ?? 0).toBeGreaterThanOrEqual(largest * (1 - 1e-9))
        expect(ticks.length).toBeGreaterThan(2)
        expect(ticks.length).toBeLessThan(8)
      }),
    )
  })
})
