import type {AcceptedCounts} from '../../project/write-baseline.js'
import type {BaselineAction} from '../accept/next-baseline.js'
import {count, grouped} from '../report/format/count.js'

/** One sentence on what has become of a baseline; `file` is as seen from the working directory. */
export function describeChange(
  action: BaselineAction,
  before: AcceptedCounts,
  now: AcceptedCounts,
  file: string
): string {
  const [old, all, kept] = [countIn(before), countIn(now), countCommon(before, now)]
  const files = [...now.values()].filter(rules => [...rules.values()].some(({size}) => size > 0))
  const listed = `${file} lists ${count(all, 'finding')} in ${count(files.length, 'file')}`
  const added = `accepted ${grouped(all - kept)}`
  const dropped = `dropped ${grouped(old - kept)}`
  if (action === 'create') return `${listed}.`
  return `${listed}: ${action === 'prune' ? dropped : `${added} more, ${dropped}`}.`
}

function countIn(files: AcceptedCounts): number {
  return countCommon(files, files)
}

/** How many findings two baselines have in common. */
function countCommon(a: AcceptedCounts, b: AcceptedCounts): number {
  let sum = 0
  for (const [path, rules] of a) {
    for (const [rule, counts] of rules) {
      const others = b.get(path)?.get(rule)
      for (const [fingerprint, number] of counts)
        sum += Math.min(number, others?.get(fingerprint) ?? 0)
    }
  }
  return sum
}
