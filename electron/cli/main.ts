/**
 * The same core on the command line. Prints one JSON document; exit 0 on ok, 1 on a named error, 2 on misuse.
 *
 *   call <procedure> '<json>' --data <folder> [--as <user>]     PIN from SMC_PIN or standard input
 *   week sheet <friday> --out <folder> [--revision n]           the PDF and HTML of a frozen revision
 *   stats read <file> · index score <file>                      no data folder needed
 *   db check | backup | restore <file> --data <folder>
 *   demo --data <folder>                                        fills an empty folder with the made-up commune
 */
import { parseArgs } from 'node:util'
import { fileFailure } from '../../db/files/failure.ts'
import { encodeWire } from '../../shared/contract/wire.ts'
import { callVerb, databaseVerb, demoVerb, sheetVerb } from './data-verbs.ts'
import { scoreVerb, statsVerb } from './file-verbs.ts'
import { type Answer, type Options, refused, usage } from './verb.ts'

const verbs: Readonly<Record<string, (options: Options) => Promise<Answer>>> = {
  call: callVerb,
  'week sheet': sheetVerb,
  'stats read': statsVerb,
  'index score': scoreVerb,
  'db check': databaseVerb,
  'db backup': databaseVerb,
  'db restore': databaseVerb,
  demo: demoVerb,
}

async function main(args: readonly string[]): Promise<Answer> {
  let parsed: ReturnType<typeof parse>
  try {
    parsed = parse(args)
  } catch (thrown) {
    return usage(thrown instanceof Error ? thrown.message : String(thrown))
  }
  const { positionals, values } = parsed
  const two = positionals.slice(0, 2).join(' ')
  const name = verbs[two] === undefined ? (positionals[0] ?? '') : two
  const verb = verbs[name]
  if (verb === undefined) return usage(`Không có lệnh “${two}”. Các lệnh: ${Object.keys(verbs).join(', ')}`)
  try {
    return await verb({ verb: name, rest: positionals.slice(name.split(' ').length), ...values })
  } catch (thrown) {
    const { message, stack } = thrown instanceof Error ? thrown : new Error(String(thrown))
    const failure = fileFailure(thrown)
    if (failure !== null) return refused({ ...failure, message })
    process.stderr.write(`${stack}\n`)
    return refused({ type: 'Defect', message })
  }
}

const parse = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      data: { type: 'string' },
      as: { type: 'string' },
      out: { type: 'string' },
      revision: { type: 'string' },
      reason: { type: 'string' },
    },
  })

const answer = await main(process.argv.slice(2))
process.stdout.write(`${encodeWire(answer.document)}\n`, () => process.exit(answer.exit))
