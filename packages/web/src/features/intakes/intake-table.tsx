import { contract, type Intake } from '@stipple/api/contract'
import { useQueryClient } from '@tanstack/react-query'
import { call } from '../../app/client.ts'
import { Link } from '../../app/link.tsx'
import { paths } from '../../app/paths.ts'
import { problemText } from '../../app/problem-text.tsx'
import { useMoment, useSay } from '../../app/say.tsx'
import { useSession } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { Badge, type Tone } from '../../ui/surfaces.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { useIntentText } from '../screening/intent-text.ts'
import './intakes.css'

const tones: Readonly<Record<Intake['state'], Tone>> = {
  sent: 'plain',
  opened: 'know',
  answered: 'go',
  revoked: 'plain',
  expired: 'wait',
  locked: 'stop',
}

export function IntakeTable({
  intakes,
  withNames,
}: {
  readonly intakes: readonly Intake[]
  readonly withNames: boolean
}) {
  const say = useSay()
  const moment = useMoment()
  const intentText = useIntentText()
  const toast = useToast()
  const queries = useQueryClient()
  const { clinicId, may } = useSession()
  const revoke = async (intakeId: string) => {
    const done = await call(contract.revokeIntake, { clinicId, params: { intakeId } })
    toast(done.ok ? say('intake.revoked') : problemText(done.problem, say))
    await queries.invalidateQueries({ queryKey: ['intakes', clinicId] })
  }
  const name: Column<Intake> = {
    title: say('person.full-name'),
    cell: ({ personId, fullName }) => <Link to={paths.person(personId)}>{fullName}</Link>,
  }
  return (
    <div className="table-frame">
      <Table
        keyOf={({ intakeId }) => intakeId}
        rows={intakes}
        columns={[
          ...(withNames ? [name] : []),
          { title: say('screenings.intent'), cell: ({ intent }) => intentText(intent) },
          {
            title: say('intake.state'),
            cell: ({ state }) => <Badge tone={tones[state]}>{say(`intake.state.${state}`)}</Badge>,
          },
          { title: say('intake.sent-at'), cell: ({ createdAt }) => moment(createdAt) },
          {
            title: say('facts.actions'),
            holds: 'actions',
            cell: ({ state, intakeId }) =>
              (state === 'sent' || state === 'opened') && may('clinician', 'assistant') ? (
                <Button look="quiet" onPress={() => void revoke(intakeId)}>
                  {say('intake.revoke')}
                </Button>
              ) : null,
          },
        ]}
      />
    </div>
  )
}
