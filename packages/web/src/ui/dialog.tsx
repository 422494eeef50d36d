import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { Button } from './button.tsx'

export type DialogProps = {
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly width?: 'narrow' | 'wide'
  readonly children: ReactNode
}

/** A dialog over the page. Escape and a press beside it close it; the focus goes back to where it was. */
export function Dialog({ title, isOpen, onClose, width = 'narrow', children }: DialogProps) {
  return (
    <ModalOverlay
      className="veil"
      isOpen={isOpen}
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
    >
      <Modal className={`modal ${width}`}>
        <AriaDialog className="dialog">
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

export type ConfirmDialogProps = Omit<DialogProps, 'children' | 'width'> & {
  readonly children: ReactNode
  readonly confirm: string
  readonly cancel: string
  readonly onConfirm: () => void
  readonly isDangerous?: boolean
}

/** Asks once more before something that cannot be undone. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { confirm, cancel, onConfirm, isDangerous = false, children, ...dialog } = props
  return (
    <Dialog {...dialog}>
      {children}
      <div className="dialog-foot">
        <Button look="quiet" onPress={dialog.onClose}>
          {cancel}
        </Button>
        <Button look={isDangerous ? 'danger' : 'primary'} onPress={onConfirm}>
          {confirm}
        </Button>
      </div>
    </Dialog>
  )
}
