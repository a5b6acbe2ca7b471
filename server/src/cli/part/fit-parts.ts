import type {PlacedPart} from './gather.js'
import {unfit} from './part-error.js'
import type {PartHeader} from './part-settings.js'

/** Throws a PartError where a part does not fit to those before, or to the Newsmark that runs. */
export function fitPart(
  {place, header}: PlacedPart,
  before: readonly PlacedPart[],
  {version, build}: Pick<PartHeader, 'version' | 'build'>
): void {
  const [first] = before
  if (header.build !== build)
    throw unfit(place, `part of another build of Newsmark ${version}`, 'one of this build')
  if (!first) return
  if (JSON.stringify(header.settings) !== JSON.stringify(first.header.settings))
    throw unfit(place, 'options', `those of the part in ${first.place}`)
  const {shard} = header
  if (shard?.count !== first.header.shard?.count)
    throw unfit(place, describe(header), `one like ${describe(first.header)} before`)
  const same = shard && before.find(part => part.header.shard?.index === shard.index)
  if (same) throw unfit(place, `second ${describe(header)}`, `each once; it was in ${same.place}`)
}

/** Throws a PartError where a shard is missing. */
export function requireAllShards(parts: readonly PlacedPart[]): void {
  const [first] = parts
  const count = first?.header.shard?.count
  if (!first || count === undefined || parts.length === count) return
  const found = new Set(parts.map(({header}) => header.shard?.index))
  const missing = Array.from({length: count}, (_, at) => at + 1).filter(index => !found.has(index))
  const [only, ...others] = missing.map(index => `${index}/${count}`)
  const more = others.length > 0 ? ` and ${others.length} more` : ''
  throw unfit(first.place, `lack of shard ${only}${more}`, `all ${count}`)
}

function describe({shard}: PartHeader): string {
  return shard ? `shard ${shard.index}/${shard.count}` : 'part that is no shard'
}
