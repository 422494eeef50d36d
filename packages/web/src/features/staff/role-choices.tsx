import { type Role, roles } from '@stipple/api/contract'
import { useSay } from '../../app/say.tsx'
import { Checkbox } from '../../ui/fields.tsx'

export type RoleChoicesProps = {
  readonly chosen: readonly Role[]
  readonly onChange: (chosen: readonly Role[]) => void
}

export function RoleChoices({ chosen, onChange }: RoleChoicesProps) {
  const say = useSay()
  return (
    <div>
      {roles.map((role) => (
        <Checkbox
          key={role}
          isSelected={chosen.includes(role)}
          onChange={(selected) => onChange(selected ? [...chosen, role] : chosen.filter((other) => other !== role))}
        >
          <b>{say(`role.${role}`)}</b> <span className="quiet">{say(`role.${role}.what`)}</span>
        </Checkbox>
      ))}
    </div>
  )
}
