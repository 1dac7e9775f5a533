/** The port for tables from outside, over the isolated reader. */
import { readDossierSource } from '../../db/import/dossier-file.ts'
import type { SpawnReader } from '../../db/import/isolated.ts'
import { limits } from '../../db/import/refusal.ts'
import { readClipboard, statsReadFile } from '../../db/import/stats-file.ts'
import { refusalWords } from '../../db/import/words.ts'
import { err, ok } from '../../shared/result.ts'
import { toProposal } from '../../shared/stats/proposal.ts'
import type { TableReader } from './ports.ts'

export const tableReader = (spawn: SpawnReader): TableReader => ({
  async read(source, { fields, aliases, answers }) {
    const remembered = Object.fromEntries(aliases.map(({ raw, field }) => [raw, field]))
    const deps = { reader: { spawn }, fields: fields.fields, remembered, answers }
    const reading =
      source.kind === 'file'
        ? await statsReadFile(source.bytes, source.name, deps)
        : await readClipboard(source, deps)
    if (reading.ok) return ok(toProposal(reading.value, source.kind === 'file' ? source.name : 'Bảng tạm'))
    const { error } = reading
    if (error.type === 'NoTable') return err({ type: 'NoTable' })
    if (error.reason === 'tooLarge' && source.kind === 'file') {
      return err({ type: 'FileTooLarge', bytes: source.bytes.length, limit: limits.fileBytes })
    }
    return err({ type: 'FileRefused', reason: refusalWords(error) })
  },

  async readList(source, options) {
    const read = await readDossierSource(source, { reader: { spawn }, ...options })
    if (read.ok) return read
    const { error } = read
    if (error.type === 'NoList') return err({ type: 'NoDossierList' })
    if (error.reason === 'cancelled') return err({ type: 'Cancelled' })
    if (error.reason === 'tooLarge' && source.kind === 'file') {
      return err({ type: 'FileTooLarge', bytes: source.bytes.length, limit: limits.fileBytes })
    }
    return err({ type: 'FileRefused', reason: refusalWords(error) })
  },
})
