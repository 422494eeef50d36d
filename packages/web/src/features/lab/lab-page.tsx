import { useState } from 'react'
import { refusalOf } from '../../app/client.ts'
import { ProblemNotice } from '../../app/problem-text.tsx'
import { useSay } from '../../app/say.tsx'
import { Select } from '../../ui/pickers.tsx'
import { Notice, Page, Skeleton } from '../../ui/surfaces.tsx'
import { type DepthAsked, DepthSection } from './depth-section.tsx'
import './lab.css'
import { PunctureSection, type Typed } from './puncture-section.tsx'
import { beginnings, type Tool, tools } from './puncture-setting.ts'
import { TransportSection } from './transport-section.tsx'
import { useDoseReference } from './use-dose-reference.ts'

/** What needles do, in numbers, for research and education: no person is attached and nothing is kept. */
export function LabPage() {
  const say = useSay()
  const reference = useDoseReference()
  const [tool, setTool] = useState<Tool>('roller')
  const [typed, setTyped] = useState<Typed>(beginnings.roller)
  const [holeUm, setHoleUm] = useState('70.7')
  const [asked, setAsked] = useState<DepthAsked>({ setMm: '0.77', labelMm: '', zone: 'face.forehead' })
  const choose = (next: Tool) => {
    setTool(next)
    setTyped(beginnings[next])
  }
  return (
    <Page title={say('nav.lab')} lead={say('lab.lead')}>
      <Notice tone="wait" title={say('lab.research-title')}>
        {say('lab.research-text')}
      </Notice>
      <div className="lab-fields">
        <Select
          label={say('lab.tool')}
          value={tool}
          onChange={choose}
          options={tools.map((value) => ({ value, label: say(`lab.tool.${value}`) }))}
        />
      </div>
      <PunctureSection tool={tool} typed={typed} onType={setTyped} holeUm={holeUm} onHole={setHoleUm} />
      {reference.isPending ? <Skeleton lines={4} label={say('state.loading')} /> : null}
      {reference.isError ? (
        <ProblemNotice refusal={refusalOf(reference.error)} onRetry={() => void reference.refetch()} />
      ) : null}
      {reference.isSuccess ? (
        <DepthSection
          tool={tool}
          asked={asked}
          onAsk={setAsked}
          reference={reference.data}
          zones={reference.data.zones}
        />
      ) : null}
      <TransportSection />
    </Page>
  )
}
