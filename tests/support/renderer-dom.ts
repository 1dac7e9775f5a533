/** What jsdom lacks and the kit asks for. Imported for its effect, before the renderer. */
import { configure } from '@testing-library/react'

/** What is looked for is waited for, also on a machine that is busy with other things. */
configure({ asyncUtilTimeout: 15_000 })

window.matchMedia = (query) =>
  ({
    matches: false,
    media: query,
    addEventListener: () => {},
    removeEventListener: () => {},
  }) as unknown as MediaQueryList

window.ResizeObserver = class {
  observe() {}
  unobserve() {}
  disconnect() {}
}

window.HTMLElement.prototype.scrollIntoView = () => {}
window.HTMLElement.prototype.scrollTo = () => {}

Object.defineProperty(document, 'fonts', {
  configurable: true,
  value: { addEventListener: () => {}, removeEventListener: () => {} },
})

/** A hidden document would stop the program from reading its status again. */
Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'visible' })
