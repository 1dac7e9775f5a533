/** The nonce of the host's content security policy, for the style tags that Mantine and its scroll lock make. */
import { setNonce } from 'get-nonce'

export function adoptNonce(document: Document): string {
  const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''
  setNonce(nonce)
  return nonce
}
