/** The one address space of the program's windows. Nothing else is loaded, opened or asked for. */
export const scheme = 'app'
export const origin = 'app://so-mot-cua'
export const startPage = `${origin}/`

export const isOurs = (url: string): boolean => url === origin || url.startsWith(startPage)

/** A sheet may be shown in a frame inside our page. */
export const isSheet = (url: string): boolean => url.startsWith(`${origin}/sheet/`)

/** Made by our own page out of bytes it already has. */
export const isOwnBlob = (url: string): boolean => url.startsWith(`blob:${startPage}`)
