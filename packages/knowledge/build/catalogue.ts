import { type Clause } from '@stipple/domain/candidacy'
import { strengths } from '@stipple/domain/evidence'
import type { Knowledge } from '@stipple/knowledge'

/** The catalogue of rules as a Markdown page. */
export function cataloguePage(knowledge: Knowledge): string {
  const rows = [...knowledge.rules]
    .sort((a, b) => compare(a.catalogue, b.catalogue) || compare(a.id, b.id))
    .map((rule) => {
      const clauses = [...rule.clauses, ...(rule.positions ?? []).flatMap((position) => position.clauses)]
      const positions =
        rule.positions?.map(({ id }) => (id === rule.defaultPosition ? `**${id}**` : id)).join(', ') ?? ''
      return `| ${[
        rule.catalogue,
        `[\`${rule.id}\`](../../packages/knowledge/content/rules/${rule.id}.yaml)`,
        rule.title.en,
        rule.modalities.join(', '),
        strongest(clauses),
        positions,
        rule.reviewed === 'none yet' ? 'none yet' : `${rule.reviewed.by}, ${rule.reviewed.on}`,
      ].join(' | ')} |`
    })
  return `# The catalogue of contraindications and precautions

Written by \`npm run knowledge\` from the content files; do not edit. \`stipple explain <rule>\` shows a rule with its sources.
Where sources disagree, all positions are named and the default is bold.

| no | rule | title | modalities | strongest | positions | reviewed |
|---|---|---|---|---|---|---|
${rows.join('\n')}
`
}

function strongest(clauses: readonly Clause[]): string {
  return strengths.find((strength) => clauses.some((clause) => clause.strength === strength)) ?? 'unsourced'
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
