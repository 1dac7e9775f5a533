/**
 * `bundle inspect FILE`: what a bundle is, in words, whoever signed it and whoever it is for. Needs no data folder, and
 * so cannot say whether the key is one that an office has confirmed: the fingerprint is for whoever compares it.
 */
import { basename } from 'node:path'
import { readBundle } from '../../db/bundle/open.ts'
import { sha256 } from '../../db/files/whole.ts'
import { sha256Text } from '../../db/hash.ts'
import { fingerprintOf } from '../../shared/bundle/card.ts'
import { numberText } from '../../shared/bundle/names.ts'
import { bundleProblemWords } from '../../shared/bundle/problem-words.ts'
import { countsWords, purposeWords, sizeWords } from '../../shared/bundle/words.ts'
import { localMoment } from '../../shared/dates/plain.ts'
import { readBytes } from './data-verbs.ts'
import { type Answer, type Options, refused, said, usage } from './verb.ts'

export async function bundleVerb({ rest: [file] }: Options): Promise<Answer> {
  if (file === undefined) return usage('bundle inspect <file>')
  const bytes = await readBytes(file)
  const read = await readBundle(bytes, null)
  if (!read.ok) return refused({ ...read.error, message: bundleProblemWords(read.error) })
  const { manifest, manifestHash, receipts, quick, personal } = read.value
  const { sender, purpose, number, createdAt, clock, recipients, counts, entries, ranges } = manifest
  const words = [
    `${purposeWords[purpose]}, ${numberText(number)}, của “${sender.unitName}”, làm lúc ${localMoment(createdAt)}.`,
    clock === 'ok' ? '' : 'Đồng hồ máy gửi bất thường khi làm gói.',
    `Nội dung: ${countsWords(counts) || 'chỉ có biên nhận'}.`,
    receipts.length === 0 ? '' : `Biên nhận kèm theo: ${receipts.length}.`,
    personal === null ? 'Không có phần dữ liệu cá nhân.' : 'Có phần dữ liệu cá nhân, mã hóa cho nơi nhận.',
    'Chữ ký khớp với nội dung. Khóa có phải của đơn vị ấy hay không thì đối chiếu bốn nhóm chữ qua điện thoại.',
  ].filter((line) => line !== '')
  return said({
    file: basename(file),
    size: sizeWords(bytes.byteLength),
    sha256: sha256(bytes),
    words,
    fingerprint: fingerprintOf(sender.unitId, sender.keyId, sha256Text),
    manifestHash,
    bundleId: manifest.bundleId,
    sender,
    recipients,
    counts,
    ranges,
    receipts,
    quick: quick.map(({ name }) => name),
    entries,
  })
}
