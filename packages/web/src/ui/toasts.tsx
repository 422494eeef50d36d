import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react'
import { Button } from './button.tsx'

type Toast = { readonly id: number; readonly text: string; readonly undo?: (() => void) | undefined }
type Tell = (text: string, undo?: () => void) => void

const ToastContext = createContext<Tell>(() => undefined)

/** Long enough to read a line and reach its button. */
const shownMs = 8_000

/** Says that something was done, and offers to undo it where that can be. */
export const useToast = (): Tell => useContext(ToastContext)

export function Toasts({ undo: undoWord, children }: { readonly undo: string; readonly children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly Toast[]>([])
  const next = useRef(0)
  const dismiss = useCallback((id: number) => setToasts((shown) => shown.filter((toast) => toast.id !== id)), [])
  const tell = useCallback<Tell>(
    (text, undo) => {
      const id = next.current++
      setToasts((shown) => [...shown.slice(-2), { id, text, undo }])
      setTimeout(() => dismiss(id), shownMs)
    },
    [dismiss],
  )
  const value = useMemo(() => tell, [tell])
  return (
    <ToastContext value={value}>
      {children}
      <div className="toasts" role="status">
        {toasts.map(({ id, text, undo }) => (
          <div key={id} className="toast">
            <span>{text}</span>
            {undo === undefined ? null : (
              <Button
                look="quiet"
                onPress={() => {
                  undo()
                  dismiss(id)
                }}
              >
                {undoWord}
              </Button>
            )}
          </div>
        ))}
      </div>
    </ToastContext>
  )
}
