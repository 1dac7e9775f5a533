/** The interface's own state: the link to the core, what was last said, the open sign-in, the help panel. */
import { createStore, type StoreApi } from 'zustand'
import type { CallOutput } from '../../shared/contract/contract.ts'
import { type Access, roles } from '../../shared/contract/procedure.ts'
import type { Status } from '../../shared/contract/system.ts'
import type { Reminder } from '../../shared/week/reminder.ts'
import type { Link } from './client.ts'

export type Tone = 'ok' | 'warn' | 'bad'

export interface Notice {
  readonly id: number
  readonly tone: Tone
  readonly text: string
}

/** A bundle that was dropped on the window, or that the shell was given. */
export type GivenBundle =
  | { readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'given'; readonly token: string }

export interface UiState {
  /** Waits for the screen that opens it. */
  readonly given: GivenBundle | null
  readonly link: Link
  readonly status: Status | null
  /** Grows whenever another person (or nobody) is at work, so that what the role hides is read again. */
  readonly sessions: number
  /** When a draft was last stored, UTC milliseconds; null before the first time. */
  readonly savedAt: number | null
  readonly notices: readonly Notice[]
  readonly help: boolean
  /** A recovery code that was just made and nobody has confirmed yet; it cannot be shown a second time. */
  readonly recoveryCode: string | null
  /** What a salvage saved and lost, until somebody has read it. */
  readonly salvaged: CallOutput<'backup.salvage'> | null
  /** A closing that is near and still stands out; null once somebody has seen it. */
  readonly reminder: Reminder | null
  /** The open sign-in dialog and the role that the waiting work needs. */
  readonly signIn: { readonly needs: Access } | null

  /** Registers what Ctrl+S must send to the core; `save` answers whether all of it arrived. Returns the undo. */
  addSaver(save: () => Promise<boolean>): () => void
  /** Sends all that waits on the open screens; true when all of it arrived. */
  saveNow(): Promise<boolean>
  setLink(link: Link): void
  setStatus(status: Status): void
  saved(at: number): void
  /** Shows a short sentence and has it read aloud; it goes by itself. */
  notify(text: string, tone?: Tone): void
  dismiss(id: number): void
  setGiven(bundle: GivenBundle | null): void
  setHelp(open: boolean): void
  setReminder(reminder: Reminder | null): void
  setRecoveryCode(code: string | null): void
  setSalvaged(report: CallOutput<'backup.salvage'> | null): void
  /** Opens the sign-in dialog, or joins the one that is open; true once someone signed in. */
  askSignIn(needs: Access): Promise<boolean>
  endSignIn(done: boolean): void
}

export type Ui = StoreApi<UiState>

const KEPT_NOTICES = 3

export function createUi(): Ui {
  let waiting: Array<(done: boolean) => void> = []
  let nextNotice = 1
  const savers = new Set<() => Promise<boolean>>()

  return createStore<UiState>((set, get) => ({
    link: 'up',
    status: null,
    sessions: 0,
    savedAt: null,
    notices: [],
    help: false,
    reminder: null,
    given: null,
    recoveryCode: null,
    salvaged: null,
    signIn: null,

    addSaver: (save) => {
      savers.add(save)
      return () => savers.delete(save)
    },
    saveNow: async () => (await Promise.all([...savers].map((save) => save()))).every(Boolean),
    setLink: (link) => set({ link }),
    setStatus: (status) =>
      set((state) => ({
        status,
        sessions: samePerson(state.status, status) ? state.sessions : state.sessions + 1,
      })),
    saved: (at) => set({ savedAt: at }),
    notify: (text, tone = 'ok') =>
      set((state) => ({
        notices: [...state.notices, { id: nextNotice++, tone, text }].slice(-KEPT_NOTICES),
      })),
    dismiss: (id) => set((state) => ({ notices: state.notices.filter((notice) => notice.id !== id) })),
    setGiven: (given) => set({ given }),
    setHelp: (help) => set({ help }),
    setReminder: (reminder) => set({ reminder }),
    setRecoveryCode: (recoveryCode) => set({ recoveryCode }),
    setSalvaged: (salvaged) => set({ salvaged }),
    askSignIn: (needs) => {
      const open = get().signIn
      set({ signIn: { needs: open === null ? needs : higher(open.needs, needs) } })
      return new Promise((settle) => waiting.push(settle))
    },
    endSignIn: (done) => {
      const settled = waiting
      waiting = []
      set({ signIn: null })
      for (const settle of settled) settle(done)
    },
  }))
}

const samePerson = (before: Status | null, now: Status): boolean =>
  before !== null &&
  before.user?.id === now.user?.id &&
  before.user?.role === now.user?.role &&
  before.state === now.state &&
  before.demo === now.demo

const height = (access: Access): number => (access === 'anyone' ? -1 : roles.indexOf(access))
const higher = (a: Access, b: Access): Access => (height(a) >= height(b) ? a : b)
