/** The rules that come with the program: `resources/rules`, parsed and checked before any is taken. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Rule } from '../../shared/rules/bodies.ts'

export async function seedRules(resources: string): Promise<readonly Rule[]> {
  const folder = join(resources, 'rules')
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort()
  return Promise.all(
    files.map(async (name) => Rule.parse(JSON.parse(await readFile(join(folder, name), 'utf8')))),
  )
}
