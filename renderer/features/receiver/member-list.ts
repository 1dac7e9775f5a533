import { clean } from '../../../shared/text/text.ts'

interface Line {
  readonly name: string
  readonly code: string
}

/** Lines "00001<tab>xã Mẫu", code first or last or none; what stands in the list by its code or very name is left out. */
export function readMembers(text: string, known: readonly Line[]): readonly Line[] {
  const codes = new Set(known.map(({ code }) => code).filter((code) => code !== ''))
  const names = new Set(known.map(({ name }) => name))
  return text.split(/\r?\n/).flatMap((line) => {
    const cells = line
      .split(/\t|;/)
      .map(clean)
      .filter((cell) => cell !== '')
    const [only = ''] = cells
    const spaced = cells.length === 1 ? /^(\S*\d\S*)\s+(.+)$/.exec(only) : null
    const code = spaced?.[1] ?? cells.find((cell) => /^\S*\d\S*$/.test(cell)) ?? ''
    const name = spaced?.[2] ?? cells.find((cell) => cell !== code) ?? ''
    if (name === '' || names.has(name) || codes.has(code)) return []
    names.add(name)
    if (code !== '') codes.add(code)
    return [{ name, code }]
  })
}
