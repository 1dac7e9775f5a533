/**
 * Unikey's way of typing: what stands in the box after each key of Telex. Where a letter changes, Unikey swallows the
 * key, sends Backspaces and types the new letters as characters without a key of their own (VK_PACKET).
 */
import type { CDPSession, Locator, Page } from 'playwright-core'

/** After each key of "ddaats", "hooj", "truwowcs". */
export const words = {
  đất: ['d', 'đ', 'đa', 'đâ', 'đât', 'đất'],
  hộ: ['h', 'ho', 'hô', 'hộ'],
  trước: ['t', 'tr', 'tru', 'truo', 'trươ', 'trươc', 'trước'],
} as const

const VK_PACKET = 231

export class Unikey {
  readonly #page: Page
  #session: Promise<CDPSession> | null = null

  constructor(page: Page) {
    this.#page = page
  }

  /** Changes what the last word looks like from one state to the next. */
  async retype(before: string, after: string): Promise<void> {
    let same = 0
    while (same < before.length && before[same] === after[same]) same += 1
    const fresh = [...after.slice(same)]
    const swallowed = same < before.length
    for (let back = same; back < before.length; back += 1) await this.#page.keyboard.press('Backspace')
    for (const letter of fresh) {
      if (swallowed || letter.charCodeAt(0) > 126) await this.#packet(letter)
      else await this.#page.keyboard.press(letter)
    }
  }

  /** The word as an input method composes it, and then hands it over. */
  async compose(states: readonly string[]): Promise<void> {
    const session = await this.#cdp()
    for (const text of states)
      await session.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      })
    await session.send('Input.insertText', { text: states.at(-1) ?? '' })
  }

  async #packet(letter: string): Promise<void> {
    const session = await this.#cdp()
    const key = { key: letter, windowsVirtualKeyCode: VK_PACKET }
    await session.send('Input.dispatchKeyEvent', { type: 'keyDown', text: letter, ...key })
    await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key })
  }

  #cdp(): Promise<CDPSession> {
    this.#session ??= this.#page.context().newCDPSession(this.#page)
    return this.#session
  }
}

/** The text of a box with the caret in it: "đấ|t". */
export const textOf = (box: Locator): Promise<string> =>
  box.evaluate((element) => {
    const { value, selectionStart } = element as HTMLInputElement
    return selectionStart === null
      ? value
      : `${value.slice(0, selectionStart)}|${value.slice(selectionStart)}`
  })

/** The boxes in which text is typed; of a long form, one of each kind: lines, numbers, dates, prose, searches. */
export async function boxesIn(scope: Locator): Promise<readonly Locator[]> {
  const boxes = scope.locator(
    'textarea, input:not([type=password], [type=checkbox], [type=radio], [type=file], [type=hidden], [readonly])',
  )
  const kinds = await boxes.evaluateAll((found) => {
    const open = (found as HTMLInputElement[]).map(
      (box) =>
        !box.disabled &&
        box.ariaHidden !== 'true' &&
        box.checkVisibility({ visibilityProperty: true, opacityProperty: true }),
    )
    const short = open.filter(Boolean).length <= 10
    return (found as HTMLInputElement[]).map((box, at) => {
      if (!open[at]) return null
      const content = /^\d+\/\d+(\/\d+)?$/.test(box.value) ? 'date' : 'text'
      return short
        ? String(at)
        : [box.tagName, box.inputMode, box.role, box.closest('td') === null, content].join()
    })
  })
  const met = new Set<string | null>([null])
  return kinds.flatMap((kind, at) => {
    if (met.has(kind)) return []
    met.add(kind)
    return [boxes.nth(at)]
  })
}
