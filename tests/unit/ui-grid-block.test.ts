// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { isSingle, readBlock, readHtmlBlock, writeBlock } from '../../renderer/ui/grid/block.ts'

describe('a block on the clipboard', () => {
  it.each([
    [
      '1\t2\r\n3\t4\r\n',
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    ['1\t\t3', [['1', '', '3']]],
    ['"Trực tiếp,\ndịch vụ bưu chính"\t5', [['Trực tiếp,\ndịch vụ bưu chính', '5']]],
    ['"nói ""đúng"""\t5', [['nói "đúng"', '5']]],
    ['24" màn hình\t5', [['24" màn hình', '5']]],
    ['"mở ngoặc không đóng\t5', [['"mở ngoặc không đóng', '5']]],
    ['1\n\n3', [['1'], [''], ['3']]],
  ])('reads %j as cells', (text, cells) => {
    expect(readBlock(text)).toEqual(cells)
  })

  it('is a single value when Excel copies one cell with its line break', () => {
    expect(isSingle(readBlock('1.332\r\n'))).toBe(true)
    expect(isSingle(readBlock('1\t2'))).toBe(false)
    expect(isSingle(readBlock('1\n2'))).toBe(false)
  })

  it('reads the cells of an HTML table where there is no text', () => {
    const html = '<table><tr><td>1.332<td> 2 </tr><tr><th>a</th><td></td></tr></table>'
    expect(readHtmlBlock(html)).toEqual([
      ['1.332', '2'],
      ['a', ''],
    ])
    expect(readHtmlBlock('<p>không có bảng</p>')).toBeNull()
  })

  it('writes what it reads', () => {
    const block = [
      ['a\tb', 'nói "đúng"'],
      ['hai\ndòng', ''],
    ]
    expect(readBlock(writeBlock(block))).toEqual(block)
  })
})
