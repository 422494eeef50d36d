import type { ReactNode } from 'react'
import { type Language, useSpeech } from '../../app/say.tsx'
import { Button } from '../../ui/button.tsx'
import { Mark } from '../../ui/mark.tsx'

const languages: readonly { readonly id: Language; readonly name: string }[] = [
  { id: 'en', name: 'English' },
  { id: 'tr', name: 'Türkçe' },
]

/** A page before the sign-in. */
export function Entrance({ children }: { readonly children: ReactNode }) {
  const { language, setLanguage } = useSpeech()
  return (
    <div className="entrance">
      <main>
        <div className="brand">
          <Mark />
          Stipple
        </div>
        {children}
        <footer className="cluster">
          {languages.map(({ id, name }) => (
            <Button key={id} look="quiet" aria-pressed={language === id} onPress={() => setLanguage(id)}>
              <span lang={id}>{name}</span>
            </Button>
          ))}
        </footer>
      </main>
    </div>
  )
}
