import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { chartNamed, type Point, zoneCentre } from '@stipple/domain/anatomy'
import type { Page } from 'playwright-core'
import { createServer, type ViteDevServer } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { desktop, expectAccessible, phone, testBrowser } from './browser.ts'

const { open } = testBrowser()
let gallery: ViteDevServer | undefined
beforeAll(async () => {
  gallery = await createServer({
    configFile: fileURLToPath(new URL('../../packages/web/vite.config.ts', import.meta.url)),
    server: { host: '127.0.0.1', port: 0 },
    logLevel: 'error',
  })
  await gallery.listen()
}, 60_000)
afterAll(() => gallery?.close())

async function atlas(query: string, options: Parameters<typeof open>[0] = {}): Promise<Page> {
  const { page } = await open({ viewport: { width: 1280, height: 1100 }, ...options })
  const { port } = (gallery?.httpServer?.address() ?? {}) as Partial<AddressInfo>
  // Dependencies are bundled at the first request, which takes its time.
  await page.goto(`http://127.0.0.1:${port}/atlas.html?${query}`, { timeout: 60_000 })
  await page.getByRole('img').waitFor({ timeout: 60_000 })
  return page
}

const face = chartNamed('face-front')
if (!face) throw new Error('there is no chart of the face')
const middleOf = (zone: string): Point => zoneCentre(face, zone)?.point ?? { x: 0, y: 0 }

/** Where on the page a place of the chart is: the frame is fitted into the picture and centred. */
async function onPage(page: Page, { x, y }: Point): Promise<Point> {
  const box = await page.getByRole('img').boundingBox()
  if (!box || !face) throw new Error('the chart is not on the screen')
  const { left, top, width, height } = face.frame
  const scale = Math.min(box.width / width, box.height / height)
  return {
    x: box.x + box.width / 2 + (x - left - width / 2) * scale,
    y: box.y + box.height / 2 + (y - top - height / 2) * scale,
  }
}

async function press(page: Page, place: Point) {
  const { x, y } = await onPage(page, place)
  await page.mouse.click(x, y)
}

async function drag(page: Page, places: readonly Point[]) {
  for (const [index, place] of places.entries()) {
    const { x, y } = await onPage(page, place)
    await page.mouse.move(x, y, { steps: 3 })
    if (index === 0) await page.mouse.down()
  }
  await page.mouse.up()
}

const selected = (page: Page) => page.getByRole('option', { selected: true }).allInnerTexts()
const names = async (page: Page) => (await selected(page)).map((text) => text.split('\n')[0])

describe('the atlas in the browser', () => {
  it('a tap selects a zone and takes it back', async () => {
    const page = await atlas('chart=face-front')
    await press(page, middleOf('face.chin'))
    expect(await names(page)).toEqual(['face chin'])
    expect(await page.getByRole('img').getAttribute('aria-label')).toContain('1 zone is selected')
    await press(page, middleOf('face.chin'))
    expect(await names(page)).toEqual([])
  })

  it('a drag selects every zone it crosses, however quick it is', async () => {
    const page = await atlas('chart=face-front')
    await drag(page, [middleOf('face.forehead'), middleOf('face.nose.tip')])
    expect(await names(page)).toEqual(['face forehead', 'face glabella', 'face nose dorsum', 'face nose tip'])
  })

  it('the viewer’s right is the person’s left', async () => {
    const page = await atlas('chart=face-front')
    await press(page, { x: 50, y: 160 })
    expect(await names(page)).toEqual(['face cheek left medial'])
  })

  it('a finger does the same', async () => {
    const page = await atlas('chart=face-front', { viewport: phone, hasTouch: true })
    const { x, y } = await onPage(page, middleOf('face.forehead'))
    await page.touchscreen.tap(x, y)
    expect(await names(page)).toEqual(['face forehead'])
  })

  it('a drag shows what it will select before it does, and Escape takes it back', async () => {
    const page = await atlas('chart=face-front')
    const { x, y } = await onPage(page, middleOf('face.chin'))
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.locator('.zone-selected').waitFor({ state: 'attached' })
    expect(await names(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.mouse.up()
    expect(await page.locator('.zone-selected').count()).toBe(0)
    expect(await names(page)).toEqual([])
  })

  it('a finger that scrolls past the chart selects nothing', async () => {
    const page = await atlas('chart=face-front', { viewport: phone, hasTouch: true, isMobile: true })
    const { x, y } = await onPage(page, middleOf('face.chin'))
    const input = await page.context().newCDPSession(page)
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: Point[]) =>
      input.send('Input.dispatchTouchEvent', { type, touchPoints })
    await touch('touchStart', [{ x, y }])
    for (let step = 1; step <= 10; step++) await touch('touchMove', [{ x, y: y - 20 * step }])
    await touch('touchEnd', [])
    expect(await page.evaluate('scrollY')).toBeGreaterThan(100)
    expect(await names(page)).toEqual([])
  })

  it('search and list do the same by keyboard', async () => {
    const page = await atlas('chart=face-front')
    await page.getByRole('searchbox').fill('upper-eyelid')
    expect(await page.getByRole('option').count()).toBe(2)
    await page.getByRole('searchbox').press('Tab')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Space')
    expect(await names(page)).toEqual(['face periorbital right upper-eyelid'])
    expect(await page.locator('.zone-selected').count()).toBe(1)
  })

  it('what is selected elsewhere stays when a search hides it', async () => {
    const page = await atlas('chart=face-front&selected=face.chin')
    await page.getByRole('searchbox').fill('forehead')
    await page.getByRole('option').click()
    await page.getByRole('searchbox').fill('')
    expect(await names(page)).toEqual(['face forehead', 'face chin'])
  })

  it('a mark is put by a tap, by a drawn area and from the list, and not beside the skin', async () => {
    const page = await atlas('chart=face-front&tool=point')
    await press(page, middleOf('face.chin'))
    expect(await page.locator('circle.mark-area').count()).toBe(1)
    expect(await page.locator('circle.mark-area').getAttribute('r')).toBe('4')
    await press(page, { x: -100, y: 260 })
    expect(await page.locator('circle.mark-area').count()).toBe(1)
    expect(await page.getByRole('status').innerText()).toContain('outside the skin')
    await page.getByRole('option', { name: 'face forehead' }).focus()
    await page.keyboard.press('Enter')
    expect(await page.locator('circle.mark-area').count()).toBe(2)

    const drawing = await atlas('chart=face-front&tool=area')
    await drag(drawing, [
      { x: -20, y: 50 },
      { x: 20, y: 50 },
      { x: 20, y: 70 },
      { x: -20, y: 70 },
      { x: -20, y: 52 },
    ])
    expect(await drawing.locator('path.mark-area').count()).toBe(1)
    await press(drawing, middleOf('face.chin'))
    expect(await drawing.locator('.mark-area').count()).toBe(1)
  })

  it.each(['light', 'dark'])('can be used by everybody, %s', async (theme) => {
    const page = await atlas(`chart=face-left&zones=planned&theme=${theme}`, { viewport: desktop })
    await expectAccessible(page)
  })
})
