/**
 * The same core on the command line. Prints one JSON document; exit 0 on ok, 1 on a named error, 2 on misuse.
 *
 *   call <procedure> '<json>' --data <folder> [--as <user>]     PIN from SMC_PIN or standard input
 *   week sheet <friday> --out <folder> [--revision n]           the PDF and HTML of a frozen revision
 *   stats read <file> · index score <file> · plan read <file>    no data folder needed
 *   deadline read <phrase> --year <y> [--issued <date>]          no data folder needed
 *   dossier read <file> [--at 2026-11-20T16:05]                 where every dossier of a list stands then
 *   db check | backup | restore <file> --data <folder>
 *   release key | sign <folder>                                 for whoever releases: the signed list beside installers
 *   demo --data <folder>                                        fills an empty folder with the made-up commune
 */
import { encodeWire } from '../../shared/contract/wire.ts'
import { run } from './run.ts'

const answer = await run(process.argv.slice(2))
process.stdout.write(`${encodeWire(answer.document)}\n`, () => process.exit(answer.exit))
