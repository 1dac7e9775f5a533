/** What a verb is given and what it answers. */

export interface Options {
  readonly verb: string
  /** What stands behind the verb's own words. */
  readonly rest: readonly string[]
  readonly data?: string | undefined
  readonly as?: string | undefined
  readonly out?: string | undefined
  readonly revision?: string | undefined
  readonly reason?: string | undefined
  readonly year?: string | undefined
  readonly issued?: string | undefined
  /** Vietnamese local time, `2026-11-20T16:05`. */
  readonly at?: string | undefined
}

export interface Answer {
  readonly document: unknown
  readonly exit: 0 | 1 | 2
}

export const said = (document: unknown): Answer => ({ document, exit: 0 })

export const refused = (error: { readonly type: string; readonly message?: string }): Answer => ({
  document: { error },
  exit: 1,
})

export const usage = (message: string): Answer => ({
  document: { error: { type: 'Usage', message } },
  exit: 2,
})
