/** `app://`: the built renderer, the fonts and the sheets, with the content policy that the core puts on them. */
import { decodedPath, notFound, type Page, type PageRoots, servePage } from '../core/pages.ts'
import { isOurs } from './address.ts'

/** To be registered before the app is ready. */
export const privileges = { standard: true, secure: true, supportFetchAPI: true } as const

export interface AppPages {
  readonly roots: PageRoots
  /** The sheet at a path such as `/sheet/2026-11-20/1.html`, from the core. */
  readonly sheet: (path: string) => Promise<Page>
}

export const serveApp =
  ({ roots, sheet }: AppPages) =>
  async (request: Request): Promise<Response> => {
    if (request.method !== 'GET' || !isOurs(request.url)) return respond(notFound)
    const path = decodedPath(new URL(request.url))
    if (path === null) return respond(notFound)
    return respond(path.startsWith('/sheet/') ? await sheet(path) : await servePage(roots, path))
  }

const respond = ({ status, headers, body }: Page): Response =>
  new Response(typeof body === 'string' ? body : new Uint8Array(body), { status, headers: { ...headers } })
