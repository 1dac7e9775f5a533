/** A file that a person chose, dropped or pasted, on its way to the core: pictures scaled, pasted ones given a name. */
import { clockText } from '../../i18n/vi/format.ts'
import { scaleImage } from './scale-image.ts'

export interface GivenFile {
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** null where the picture cannot be read. `now` in UTC milliseconds. */
export async function givenFile(file: File, now: number): Promise<GivenFile | null> {
  const bytes = file.type.startsWith('image/')
    ? await scaleImage(file).catch(() => null)
    : new Uint8Array(await file.arrayBuffer())
  return bytes === null ? null : { name: nameOf(file, now), bytes }
}

/** The clipboard calls every picture "image.png"; the moment tells them apart. */
const nameOf = (file: File, now: number): string =>
  file.name === '' || file.name === 'image.png'
    ? `Ảnh màn hình ${clockText(now).replaceAll(':', '.')}.png`
    : file.name
