import { hash } from 'node:crypto'

/** Hex SHA-256 of the UTF-8 bytes of a text. */
export const sha256Text = (text: string): string => hash('sha256', text, 'hex')
