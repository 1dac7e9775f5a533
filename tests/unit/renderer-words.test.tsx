// @vitest-environment jsdom
import '../support/renderer-dom.ts'
import { MantineProvider } from '@mantine/core'
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { demoPin } from '../../electron/core/demo/commune.ts'
import { Markdown, parseMarkdown } from '../../renderer/features/help/markdown.tsx'
import { helpPages, helpText, helpTitle } from '../../renderer/features/help/pages.ts'
import { sentence } from '../../renderer/i18n/vi/errors.ts'
import { bytesText, clockText, instantText, recentText } from '../../renderer/i18n/vi/format.ts'

afterEach(cleanup)

const at = Date.UTC(2026, 10, 20, 9, 4, 7)

describe('moments', () => {
  it('are shown by the wall clock of Việt Nam, wherever the PC thinks it stands', () => {
    expect(instantText(at)).toBe('20/11/2026 16:04')
    expect(clockText(at)).toBe('16:04:07')
    expect(instantText(Date.UTC(2026, 10, 20, 17, 30))).toBe('21/11/2026 00:30')
  })

  it('say today and yesterday', () => {
    expect(recentText(at, '2026-11-20')).toBe('hôm nay 16:04')
    expect(recentText(at, '2026-11-21')).toBe('hôm qua 16:04')
    expect(recentText(at, '2026-11-22')).toBe('20/11/2026 16:04')
  })
})

describe('sizes', () => {
  it.each([
    [900, '900 byte'],
    [153_600, '150 KB'],
    [2_621_440, '2,5 MB'],
  ])('%d is %s', (bytes, text) => expect(bytesText(bytes)).toBe(text))
})

describe('errors in words', () => {
  it('name the incident of a defect and say what to do', () => {
    const words = sentence({ type: 'Defect', incident: '1E20802F' })
    expect(words).toContain('1E20802F')
    expect(words).toContain('Hãy làm lại')
  })

  it('say when one may try again', () => {
    expect(sentence({ type: 'WrongPin', retryAt: at })).toContain('16:04:07')
  })

  it('name the role that is needed', () => {
    expect(sentence({ type: 'RoleTooLow', needs: 'approver' })).toContain('người kiểm duyệt')
  })
})

describe('the help', () => {
  it.each(helpPages)('has a page %s with a title and something to read', (page) => {
    expect(helpTitle(page)).not.toBe(page)
    expect(helpText(page).length).toBeGreaterThan(200)
  })

  it.each(helpPages)('leads from %s only to pages that exist', (page) => {
    const targets = [...helpText(page).matchAll(/\]\(([^)]+)\)/g)].map(([, target]) => target)
    for (const target of targets) expect(helpPages).toContain(target)
  })

  it('says plainly that a PIN is no protection against someone who holds the disk', () => {
    expect(helpText('an-toan')).toMatch(
      /\*\*không\*\* bảo vệ được dữ liệu trước người cầm được máy hoặc ổ đĩa/,
    )
  })

  it('knows the PIN of the made-up commune', () => {
    expect(helpText('bat-dau')).toContain(`\`${demoPin}\``)
  })

  it('keeps every line of a list item and of a note together', () => {
    expect(parseMarkdown('1. một\n   hai\n2. ba')).toEqual([
      { type: 'list', ordered: true, items: ['một hai', 'ba'] },
    ])
    expect(parseMarkdown('> một\n> hai')).toEqual([{ type: 'note', text: 'một hai' }])
  })

  it('shows markup of others as text, never as a page', () => {
    render(
      <MantineProvider>
        <Markdown source={'# A <img src=x onerror=1>\n\nB [x](javascript:1) **đậm**'} top={1} />
      </MantineProvider>,
    )
    expect(document.querySelector('img, a')).toBeNull()
    expect(screen.getByText('đậm').tagName).toBe('B')
  })
})
