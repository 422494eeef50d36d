import { contract } from '@stipple/api/contract'
import { Link as RouterLink, Outlet, useNavigate } from '@tanstack/react-router'
import {
  BookOpenText,
  ClipboardList,
  FlaskConical,
  ListChecks,
  Search,
  ShieldCheck,
  SlidersHorizontal,
  UserRound,
  Users,
  UsersRound,
} from 'lucide-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { Button } from '../ui/button.tsx'
import { Mark } from '../ui/mark.tsx'
import { Menu } from '../ui/menu.tsx'
import { call } from './client.ts'
import { CommandPalette } from './command-palette.tsx'
import { paths } from './paths.ts'
import { useSpeech } from './say.tsx'
import { useForget, useSession } from './session.tsx'

export function Shell() {
  const { say } = useSpeech()
  const { clinicName, may } = useSession()
  const [searching, setSearching] = useState(false)
  const online = useOnline()
  useEffect(() => {
    const open = (event: KeyboardEvent) => {
      if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        setSearching(true)
      }
    }
    addEventListener('keydown', open)
    return () => removeEventListener('keydown', open)
  }, [])
  const treats = may('owner', 'clinician', 'assistant')
  return (
    <div className="shell">
      <a className="skip" href="#main">
        {say('nav.skip')}
      </a>
      <header className="rail">
        <div className="brand">
          <Mark sizePx={24} />
          Stipple
        </div>
        <div className="clinic">{clinicName}</div>
        <nav aria-label={say('nav.label')}>
          {treats ? <Place to={paths.people()} icon={<Users size={18} />} text={say('nav.people')} /> : null}
          {treats ? <Place to={paths.intakes()} icon={<ClipboardList size={18} />} text={say('nav.intakes')} /> : null}
          {may('owner', 'clinician') ? (
            <Place to={paths.plansToReview()} icon={<ListChecks size={18} />} text={say('plan.review')} secondary />
          ) : null}
          <Place to={paths.rules()} icon={<BookOpenText size={18} />} text={say('nav.knowledge')} />
          <Place to={paths.policy()} icon={<SlidersHorizontal size={18} />} text={say('nav.policy')} secondary />
          <Place to={paths.lab()} icon={<FlaskConical size={18} />} text={say('nav.lab')} secondary />
          {may('owner', 'auditor') ? (
            <Place to={paths.audit()} icon={<ShieldCheck size={18} />} text={say('nav.audit')} />
          ) : null}
          <Place to={paths.staff()} icon={<UsersRound size={18} />} text={say('nav.staff')} secondary />
        </nav>
        <div className="rail-foot">
          <div className="search">
            <Button look="quiet" onPress={() => setSearching(true)}>
              <Search size={18} aria-hidden="true" />
              {say('nav.search')}
              <kbd className="keys">{say('nav.search-keys')}</kbd>
            </Button>
          </div>
          <AccountMenu />
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        {online ? null : (
          <div className="ribbon" role="status">
            {say('state.offline')}
          </div>
        )}
        <Outlet />
      </main>
      <CommandPalette isOpen={searching} onClose={() => setSearching(false)} />
    </div>
  )
}

type PlaceProps = {
  readonly to: string
  readonly icon: React.ReactNode
  readonly text: string
  readonly secondary?: boolean
}

function Place({ to, icon, text, secondary = false }: PlaceProps) {
  return (
    <RouterLink to={to as '/'} className={secondary ? 'secondary' : ''} activeProps={{ className: 'active' }}>
      <span aria-hidden="true">{icon}</span>
      {text}
    </RouterLink>
  )
}

function AccountMenu() {
  const { say, language, setLanguage } = useSpeech()
  const { me } = useSession()
  const navigate = useNavigate()
  const forget = useForget()
  const go = (to: string) => void navigate({ to: to as '/' })
  return (
    <Menu
      label={say('nav.account', { name: me.name })}
      trigger={
        <>
          <UserRound size={18} aria-hidden="true" />
          <span>{me.name}</span>
        </>
      }
      actions={[
        { id: 'account', label: say('account.title'), onAction: () => go(paths.account()) },
        { id: 'staff', label: say('nav.staff'), onAction: () => go(paths.staff()) },
        { id: 'policy', label: say('nav.policy'), onAction: () => go(paths.policy()) },
        {
          id: 'language',
          label: say('nav.other-language'),
          onAction: () => setLanguage(language === 'tr' ? 'en' : 'tr'),
        },
        {
          id: 'sign-out',
          label: say('nav.sign-out'),
          onAction: () => void call(contract.signOut, {}).then(forget),
        },
      ]}
    />
  )
}

function useOnline(): boolean {
  return useSyncExternalStore(
    (changed) => {
      addEventListener('online', changed)
      addEventListener('offline', changed)
      return () => {
        removeEventListener('online', changed)
        removeEventListener('offline', changed)
      }
    },
    () => navigator.onLine,
  )
}
