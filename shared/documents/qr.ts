/** A QR code as rows of dark and light, with the quiet zone of four that scanners ask for (ISO/IEC 18004). */
import { encode } from 'uqr'

export const qrRows = (text: string): readonly (readonly boolean[])[] =>
  encode(text, { ecc: 'L', border: 4 }).data
