/** Works the areas of all zones out anew and writes them into the content; run it when a chart or a share has changed. */
import { readFileSync, writeFileSync } from 'node:fs'
import { zoneSchema, zoneTree } from '@stipple/domain/anatomy'
import { parse, stringify } from 'yaml'
import { z } from 'zod'
import { derivedZoneAreas } from './zone-areas.ts'

const content = (name: string) => new URL(`../content/${name}`, import.meta.url)
const zones = z.array(zoneSchema).parse(parse(readFileSync(content('zones.yaml'), 'utf8')))
const tree = zoneTree(zones)
const leaves = tree.ids.filter((id) => !tree.ids.some((other) => other.startsWith(`${id}.`)))
const head = [
  '# Nominal areas of leaf zones. Worked out by packages/knowledge/build/zone-areas.ts from published shares of regions',
  '# (zone-area-shares.ts) and the charts. Ranges: bodies of 1.5 to 2.2 m², and a factor of π/2 either way where we',
  '# divided a region ourselves: skin at the edge of a picture is seen at an angle.',
]
const list = stringify(derivedZoneAreas(leaves), { lineWidth: 120, singleQuote: true }).replaceAll(
  '\n- zone:',
  '\n\n- zone:',
)
writeFileSync(content('zone-areas.yaml'), `${head.join('\n')}\n${list}`)
