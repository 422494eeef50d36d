/// <reference types="vite/client" />

declare module 'messages:*' {
  import type { CompiledMessage } from '@lingui/message-utils/compileMessage'

  export const messages: Readonly<Record<string, CompiledMessage>>
}
