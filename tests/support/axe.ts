/** axe-core on a page as the user has it: past the content policy, without anything added to what is served. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

export const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] as const

/** The pale word behind a draft's text; the heading of the sheet says the same in black. */
const decoration = ['.watermark', { fromFrames: ['iframe', '.watermark'] }]

/** One text a finding: the rule, the element, what is wrong. Frames of the same origin are looked at too. */
export async function axeFindings(page: Page, tags: readonly string[] = wcag): Promise<readonly string[]> {
  for (const frame of page.frames()) {
    try {
      if (!(await frame.evaluate(() => 'axe' in window))) await frame.evaluate(source)
      await frame.evaluate(settled)
    } catch (thrown) {
      // A sheet that the screen has just drawn anew left its frame behind; the new one is looked at by `axe.run`.
      if (!frame.isDetached()) throw thrown
    }
  }
  return page.evaluate(
    async ([only, exclude]) => {
      const { axe } = window as unknown as {
        axe: {
          run(
            context: object,
            options: object,
          ): Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }>
        }
      }
      const { violations } = await axe.run({ exclude }, { runOnly: only, resultTypes: ['violations'] })
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary ?? ''}`),
      )
    },
    [tags, decoration] as const,
  )
}

/** A dialog that still fades in has other colours than the one that is read. */
const settled = async () => {
  const ending = document
    .getAnimations()
    .filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity)
  await Promise.allSettled(ending.map(({ finished }) => finished))
}
