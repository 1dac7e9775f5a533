/** The process that opens one file from outside: started by `isolated.ts`, it answers once and ends. */
import { readDossiers } from '../../shared/dossier/read/read.ts'
import { readGrids } from './grids.ts'
import type {
  ListAnswer,
  PlanAnswer,
  ReaderAnswer,
  ReaderMessage,
  ReaderPart,
  ReaderProgress,
} from './isolated.ts'
import { readPlanSource } from './plan/read-source.ts'
import { refuse } from './refusal.ts'

type Answer = ReaderAnswer | ListAnswer | PlanAnswer
type Outgoing = Answer | ReaderProgress | ReaderPart

/** Electron's utilityProcess speaks through `parentPort`, Node's fork through `process.send`. */
interface ParentPort {
  readonly once: (event: 'message', listener: (event: { data: ReaderMessage }) => void) => void
  readonly postMessage: (message: Outgoing) => void
}

const port = (process as { parentPort?: ParentPort }).parentPort

const send: (message: Outgoing) => void =
  port === undefined ? (message) => process.send?.(message) : (message) => port.postMessage(message)

async function answer({ request, limits, task }: ReaderMessage): Promise<Answer> {
  try {
    if (task.kind === 'plan') return await readPlanSource(request, limits)
    const grids = await readGrids(request, limits)
    if (!grids.ok || task.kind === 'grids') return grids
    return inParts(
      readDossiers(grids.value, task.answers, (done, total) => send({ progress: { done, total } })),
    )
  } catch {
    return { ok: false, error: refuse('damaged') }
  }
}

/** Thirty thousand dossiers in one message would stand twice in the memory of whoever takes it. */
const partSize = 1_000

function inParts(list: ListAnswer): ListAnswer {
  if (!list.ok) return list
  const { dossiers } = list.value
  for (let at = 0; at < dossiers.length; at += partSize) send({ part: dossiers.slice(at, at + partSize) })
  return { ok: true, value: { ...list.value, dossiers: [] } }
}

if (port !== undefined) {
  port.once('message', async ({ data }) => send(await answer(data)))
} else {
  process.once('message', async (message) => send(await answer(message as ReaderMessage)))
}
