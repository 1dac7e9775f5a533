import { commands } from './commands.mjs'
import { ensureInstalled } from './install.mjs'
import { chooseNode } from './node.mjs'

/** @import { World } from './world.mjs' */

/**
 * One command from its name to its exit code.
 * @param {World} world
 * @param {readonly string[]} argv the command's name, then its arguments
 * @returns {Promise<number>}
 */
export async function launch(world, argv) {
  const [name = 'start', ...args] = argv
  const command = commands[name]
  if (command === undefined) {
    world.say(`Không có lệnh “${name}”. Các lệnh: ${Object.keys(commands).join(', ')}.`)
    return 2
  }
  if (!(await ensureInstalled(world))) return 1

  const node = chooseNode(world)
  if (node.kind === 'none') {
    world.say(node.why)
    return 1
  }
  if (node.kind === 'pinned') {
    const again = [world.path.join(world.root, 'electron', 'launch.mjs'), name, ...args]
    const run = await world.run(node.path, again, { output: 'own', here: true })
    if (run.failure === null) return run.code
    world.say(`Không chạy được ${node.path} (${run.failure}). Hãy cài Node 24 trở lên từ nodejs.org.`)
    return 1
  }
  return command(world, args)
}
