/** The verbs of the command line, and the way from words to an answer. Nothing here prints or exits. */
import { parseArgs } from 'node:util'
import { fileFailure } from '../../db/files/failure.ts'
import { bundleVerb } from './bundle-verbs.ts'
import { callVerb, databaseVerb, demoVerb, sheetVerb } from './data-verbs.ts'
import { deadlineVerb } from './deadline-verb.ts'
import { dossierVerb, scoreVerb, statsVerb } from './file-verbs.ts'
import { planVerb } from './plan-verbs.ts'
import { releaseKeyVerb, releaseSignVerb } from './release-verbs.ts'
import { type Answer, type Options, refused, usage } from './verb.ts'

const verbs: Readonly<Record<string, (options: Options) => Promise<Answer>>> = {
  call: callVerb,
  'week sheet': sheetVerb,
  'stats read': statsVerb,
  'deadline read': deadlineVerb,
  'dossier read': dossierVerb,
  'plan read': planVerb,
  'index score': scoreVerb,
  'bundle inspect': bundleVerb,
  'db check': databaseVerb,
  'db backup': databaseVerb,
  'db restore': databaseVerb,
  demo: demoVerb,
  'release key': releaseKeyVerb,
  'release sign': releaseSignVerb,
}

/** One command, from its words to its answer; `args` as the shell gives them, without the program's own name. */
export async function run(args: readonly string[]): Promise<Answer> {
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
      year: { type: 'string' },
      issued: { type: 'string' },
      at: { type: 'string' },
    },
  })
