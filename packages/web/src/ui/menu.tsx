import type { ReactNode } from 'react'
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { Button } from './button.tsx'

export type MenuAction = { readonly id: string; readonly label: string; readonly onAction: () => void }

export function Menu({
  trigger,
  label,
  actions,
}: {
  trigger: ReactNode
  label: string
  actions: readonly MenuAction[]
}) {
  return (
    <MenuTrigger>
      <Button look="quiet" aria-label={label}>
        {trigger}
      </Button>
      <Popover className="popover">
        <AriaMenu className="list" aria-label={label}>
          {actions.map(({ id, label: text, onAction }) => (
            <MenuItem key={id} id={id} className="item" onAction={onAction}>
              {text}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}
