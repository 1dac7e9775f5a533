/** The process that opens one file from outside: started by `isolated.ts`, it answers once and ends. */
import { readGrids } from './grids.ts'
import type { ReaderAnswer, ReaderMessage } from './isolated.ts'
import { refuse } from './refusal.ts'

/** Electron's utilityProcess speaks through `parentPort`, Node's fork through `process.send`. */
interface ParentPort {
  readonly once: (event: 'message', listener: (event: { data: ReaderMessage }) => void) => void
  readonly postMessage: (message: ReaderAnswer) => void
}

const port = (process as { parentPort?: ParentPort }).parentPort

async function answer({ request, limits }: ReaderMessage): Promise<ReaderAnswer> {
  try {
    return await readGrids(request, limits)
  } catch {
    return { ok: false, error: refuse('damaged') }
  }
}

if (port !== undefined) {
  port.once('message', async ({ data }) => port.postMessage(await answer(data)))
} else {
  process.once('message', async (message) => {
    process.send?.(await answer(message as ReaderMessage))
  })
}
