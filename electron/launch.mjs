/**
 * `npm start`, `npm test` and their kin. Plain JavaScript that any Node from 18 up can run, with nothing
 * installed: it installs what is missing, goes on under the pinned Node, builds what is stale and starts.
 * Everything the launcher itself says goes to stderr; stdout belongs to what it starts.
 */
import { launch } from './launch/launch.mjs'
import { realWorld } from './launch/world.mjs'

process.exitCode = await launch(realWorld(new URL('..', import.meta.url)), process.argv.slice(2))
