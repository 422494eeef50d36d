import { contract } from '@stipple/api/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { call, fetched, refusalOf } from '../../app/client.ts'
import { ProblemNotice, problemText } from '../../app/problem-text.tsx'
import { usePartialDate, useSay } from '../../app/say.tsx'
import { useSession } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { ComboBox } from '../../ui/pickers.tsx'
import { Skeleton } from '../../ui/surfaces.tsx'
import { useToast } from '../../ui/toasts.tsx'

/** By which clock the clinic works, and which day that makes it; the owner changes it. */
export function TimeZoneCard() {
  const say = useSay()
  const date = usePartialDate()
  const { clinicId, may } = useSession()
  const queries = useQueryClient()
  const toast = useToast()
  const clinic = useQuery({
    queryKey: ['clinic', clinicId],
    queryFn: ({ signal }) => fetched(contract.getClinic, { clinicId }, signal),
  })
  if (clinic.isPending) return <Skeleton lines={2} label={say('state.loading')} />
  if (clinic.isError) {
    return <ProblemNotice refusal={refusalOf(clinic.error)} onRetry={() => void clinic.refetch()} />
  }
  const { timeZone, machineTimeZone, today } = clinic.data
  const change = async (next: string | null) => {
    if (next === timeZone) return
    const done = await call(contract.setTimeZone, { clinicId, body: { timeZone: next } })
    await queries.invalidateQueries({ queryKey: ['clinic', clinicId] })
    toast(done.ok ? say('time-zone.changed') : problemText(done.problem, say))
  }
  const zones = [...new Set([timeZone ?? machineTimeZone, machineTimeZone, ...Intl.supportedValuesOf('timeZone')])]
  return (
    <section className="card stack close">
      <h2>{say('time-zone.title')}</h2>
      <p>
        {say('time-zone.now', { zone: timeZone ?? machineTimeZone, today: date(today) })}{' '}
        {timeZone === null ? <span className="quiet">{say('time-zone.of-machine')}</span> : null}
      </p>
      <p className="small quiet">{say('time-zone.what')}</p>
      {may('owner') ? (
        <div className="cluster">
          <ComboBox
            key={timeZone ?? ''}
            label={say('time-zone.choose')}
            value={timeZone ?? machineTimeZone}
            onChange={(next) => void change(next)}
            options={zones.map((zone) => ({ value: zone, label: zone }))}
          />
          {timeZone === null ? null : (
            <Button onPress={() => void change(null)}>{say('time-zone.use-machine', { zone: machineTimeZone })}</Button>
          )}
        </div>
      ) : null}
    </section>
  )
}
