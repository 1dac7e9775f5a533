/** Loops in a directed graph. */
export type Graph = Map<string, Set<string>>

/** Loops that together touch every node on a loop, each the shortest from its start, which is repeated at the end. */
export function findLoops(graph: Graph): readonly (readonly string[])[] {
  const loops: string[][] = []
  const told = new Set<string>()
  for (const start of [...graph.keys()].sort()) {
    if (told.has(start)) continue
    const loop = shortestLoop(graph, start)
    if (!loop) continue
    loops.push(loop)
    for (const node of loop) told.add(node)
  }
  return loops
}

function shortestLoop(graph: Graph, start: string): string[] | null {
  const cameFrom = new Map<string, string>()
  const queue = [start]
  for (const node of queue) {
    for (const next of graph.get(node) ?? []) {
      if (next === start) {
        const back = [start]
        for (let at: string | undefined = node; at !== undefined && at !== start; at = cameFrom.get(at)) {
          back.unshift(at)
        }
        return [start, ...back]
      }
      if (!cameFrom.has(next)) {
        cameFrom.set(next, node)
        queue.push(next)
      }
    }
  }
  return null
}
