/**
 * What a record does to the one that stands here: the higher revision wins, the same revision with another hash is a
 * fork, an older one changes nothing. So bundles may come late, twice and in any order.
 */
export interface Standing {
  readonly revision: number
  readonly hash: string
}

export type RecordEffect = 'added' | 'changed' | 'same' | 'older' | 'fork'

export function judge(standing: Standing | null, coming: Standing): RecordEffect {
  if (standing === null) return 'added'
  if (coming.revision > standing.revision) return 'changed'
  if (coming.revision < standing.revision) return 'older'
  return coming.hash === standing.hash ? 'same' : 'fork'
}
