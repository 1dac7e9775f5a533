/**
 * A screenshot on its way to the core: at most 2048 px on its longer side. A picture that is small enough travels
 * as it came, so that its hash is the hash of the file the officer has.
 */

export const LONGEST_SIDE = 2048

/** Whole pixels; the smaller side keeps the proportion. */
export function scaledSize(width: number, height: number, longest = LONGEST_SIDE): readonly [number, number] {
  const factor = Math.min(1, longest / Math.max(width, height))
  return [Math.max(1, Math.round(width * factor)), Math.max(1, Math.round(height * factor))]
}

/** Throws where the bytes are no picture the browser can read. */
export async function scaleImage(file: Blob): Promise<Uint8Array<ArrayBuffer>> {
  const bitmap = await createImageBitmap(file)
  const [width, height] = scaledSize(bitmap.width, bitmap.height)
  if (width === bitmap.width && height === bitmap.height) return new Uint8Array(await file.arrayBuffer())
  const canvas = new OffscreenCanvas(width, height)
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, width, height)
  bitmap.close()
  const type = file.type === 'image/jpeg' ? 'image/jpeg' : 'image/png'
  const blob = await canvas.convertToBlob({ type, quality: 0.9 })
  return new Uint8Array(await blob.arrayBuffer())
}
