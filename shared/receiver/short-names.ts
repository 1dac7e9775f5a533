/**
 * Names of units as a narrow column tells them apart: without the words that all of them begin with. "Trung tâm Phục vụ
 * hành chính công xã Mẫu" is "xã Mẫu" among its like.
 */
export function shortNames(names: readonly string[]): (name: string) => string {
  const split = names.map((name) => name.split(' '))
  const [first = []] = split
  const fewest = Math.min(...split.map((words) => words.length))
  let shared = 0
  while (shared < fewest - 2 && split.every((words) => words[shared] === first[shared])) shared += 1
  return names.length < 2 || shared === 0 ? (name) => name : (name) => name.split(' ').slice(shared).join(' ')
}
