/**
 * What only a desktop shell can do for the core. The hosts without one hand in none, and the screens say so.
 * A secret is sealed by the system's keystore where it has one; the answer is null where it has none, or where the
 * one who unseals is not the one who sealed.
 */
export interface DesktopState {
  /** Null where the system does not start programs for us: from a clone, on Linux. */
  readonly openAtLogin: boolean | null
  /** Keys can be closed with the system's own keystore. */
  readonly keystore: boolean
}

export interface Desktop {
  state(): Promise<DesktopState>
  setOpenAtLogin(on: boolean): Promise<null>
  /** Puts text on the clipboard, and the same as HTML for programs that take it. */
  copy(text: string, html: string | null): Promise<null>
  seal(secret: Uint8Array): Promise<Uint8Array | null>
  unseal(sealed: Uint8Array): Promise<Uint8Array | null>
  /** Runs an installer that was checked, and ends the program in order so that it can be replaced. */
  install(file: string): Promise<null>
}

/** One of them, as a message. */
export type DesktopWork = {
  [M in keyof Desktop]: { readonly method: M; readonly args: Parameters<Desktop[M]> }
}[keyof Desktop]

export type DesktopAnswer =
  | { readonly done: true; readonly value: unknown }
  | { readonly done: false; readonly reason: string }
