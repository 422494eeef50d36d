import { contract } from '@stipple/api/contract'
import { searchKey } from '@stipple/domain/patient'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useDeferredValue, useState } from 'react'
import { Autocomplete, Dialog, Input, Menu, MenuItem, Modal, ModalOverlay, TextField } from 'react-aria-components'
import { fetched } from './client.ts'
import { paths } from './paths.ts'
import { usePartialDate, useSay } from './say.tsx'
import { useSession } from './session.tsx'

/** Goes anywhere by typing: pages of the application, and people of the clinic. */
export function CommandPalette({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  return (
    <ModalOverlay
      className="veil"
      isOpen={isOpen}
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
    >
      <Modal className="modal">
        <Palette onClose={onClose} />
      </Modal>
    </ModalOverlay>
  )
}

function Palette({ onClose }: { readonly onClose: () => void }) {
  const say = useSay()
  const date = usePartialDate()
  const { clinicId, may } = useSession()
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const asked = useDeferredValue(typed.trim())
  const treats = may('owner', 'clinician', 'assistant')
  const found = useQuery({
    queryKey: ['people', clinicId, 'palette', asked],
    queryFn: ({ signal }) => fetched(contract.findPeople, { clinicId, query: { q: asked, limit: 8 } }, signal),
    enabled: treats && asked.length > 1,
    placeholderData: (before) => before,
  })
  const places = [
    { id: paths.people(), text: say('nav.people'), shown: treats },
    { id: paths.newPerson(), text: say('people.register'), shown: may('clinician', 'assistant') },
    { id: paths.importRecords(), text: say('people.import'), shown: treats },
    { id: paths.intakes(), text: say('nav.intakes'), shown: treats },
    { id: paths.plansToReview(), text: say('plan.review'), shown: may('owner', 'clinician') },
    { id: paths.rules(), text: say('nav.knowledge'), shown: true },
    { id: paths.policy(), text: say('nav.policy'), shown: true },
    { id: paths.lab(), text: say('nav.lab'), shown: true },
    { id: paths.audit(), text: say('nav.audit'), shown: may('owner', 'auditor') },
    { id: paths.staff(), text: say('nav.staff'), shown: true },
    { id: paths.account(), text: say('account.title'), shown: true },
  ].filter(({ shown, text }) => shown && searchKey(text).includes(searchKey(asked)))
  const people = asked.length > 1 ? (found.data?.people ?? []) : []
  const go = (to: string) => {
    onClose()
    void navigate({ to: to as '/' })
  }
  return (
    <Dialog className="palette" aria-label={say('nav.search')}>
      <Autocomplete inputValue={typed} onInputChange={setTyped}>
        <TextField aria-label={say('nav.search')} autoFocus>
          <Input className="palette-input" placeholder={say('palette.placeholder')} />
        </TextField>
        <Menu
          className="list"
          aria-label={say('nav.search')}
          onAction={(key) => go(String(key))}
          renderEmptyState={() => <div className="item quiet">{say('palette.nothing')}</div>}
        >
          {people.map(({ personId, fullName, birthDate }) => (
            <MenuItem key={personId} id={paths.person(personId)} className="item" textValue={fullName}>
              {fullName}
              {birthDate === null ? null : <span className="quiet small">{date(birthDate)}</span>}
            </MenuItem>
          ))}
          {places.map(({ id, text }) => (
            <MenuItem key={id} id={id} className="item" textValue={text}>
              {text}
            </MenuItem>
          ))}
        </Menu>
      </Autocomplete>
    </Dialog>
  )
}
