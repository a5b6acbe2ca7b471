/** One unit of each coder, or none of some; together they are taken to be the same thing. */
export type Group<Unit> = readonly (Unit | undefined)[]

/** A way to put the units of all coders into groups, and what it costs. */
export interface Alignment<Unit> {
  readonly groups: readonly Group<Unit>[]
  /** The sum of the costs of the groups. */
  readonly cost: number
}

/** How units are compared. */
export interface Comparison<Unit> {
  /** How far two units of different coders lie apart; at least 0. */
  readonly distance: (a: Unit, b: Unit) => number
  /** How far a unit and nothing lie apart. */
  readonly empty: number
  /** The offset behind which no unit starts that is in a group with this one and starts behind it. */
  readonly reach: (unit: Unit) => number
}

/**
 * Finds the best alignment of the units of several coders, exactly. A group costs the mean distance of all pairs of coders;
 * where one of a pair has no unit in it, or neither, that is `empty`.
 *
 * The units are gone through by their starts; for each set of later units that earlier groups have taken, the cheapest way so
 * far is kept. Only groups that are cheaper than their units alone are tried, so that these sets stay small where units are
 * spread over a text. Throws a RangeError where more than a million such sets are needed.
 */
export function bestAlignment<Unit extends {readonly start: number; readonly end: number}>(
  coders: readonly (readonly Unit[])[],
  {distance, empty, reach}: Comparison<Unit>
): Alignment<Unit> {
  const search: Search<Unit> = {
    units: coders
      .flatMap((units, coder) => units.map(unit => ({unit, coder})))
      .sort((a, b) => a.unit.start - b.unit.start || a.unit.end - b.unit.end || a.coder - b.coder),
    coders: coders.length,
    pairs: (coders.length * (coders.length - 1)) / 2,
    empty,
    distance,
    reach
  }
  let ways = new Map<string, Way>([['', {cost: 0, taken: [], group: undefined, before: undefined}]])
  let seen = 0
  for (let at = 0; at < search.units.length; at++) {
    const groups = groupsFrom(search, at)
    const next = new Map<string, Way>()
    for (const way of ways.values())
      for (const extended of extend(way, at, groups)) {
        const key = extended.taken.join(' ')
        const known = next.get(key)
        if (!known || extended.cost < known.cost) next.set(key, extended)
      }
    ways = next
    seen += ways.size
    if (seen > MOST) throw new RangeError('Too many units lie on each other to be aligned')
  }
  const best = ways.get('')
  return {groups: best ? groupsOf(search, best) : [], cost: best?.cost ?? 0}
}

const MOST = 1_000_000

/** What does not change while the best alignment is looked for. */
interface Search<Unit> extends Comparison<Unit> {
  /** By their starts. */
  readonly units: readonly {readonly unit: Unit; readonly coder: number}[]
  readonly coders: number
  /** The number of pairs of coders. */
  readonly pairs: number
}

/** Indices of units, by their place in the order, and what the group of these costs. */
interface Candidate {
  readonly members: readonly number[]
  readonly cost: number
}

/** The cheapest way to group all units up to one, of those that take the same later units with them. */
interface Way {
  readonly cost: number
  /** Later units that are in a group already, in order. */
  readonly taken: readonly number[]
  readonly group: readonly number[] | undefined
  readonly before: Way | undefined
}

function* extend(way: Way, at: number, groups: readonly Candidate[]): Iterable<Way> {
  if (way.taken[0] === at) {
    yield {...way, taken: way.taken.slice(1)}
    return
  }
  for (const {members, cost} of groups) {
    const [, ...others] = members
    if (others.some(other => way.taken.includes(other))) continue
    const taken = others.length === 0 ? way.taken : [...way.taken, ...others].sort((a, b) => a - b)
    yield {cost: way.cost + cost, taken, group: members, before: way}
  }
}

/** The groups whose first unit is this one, that alone among them. */
function groupsFrom<Unit extends {readonly start: number}>(
  {units, coders, pairs, empty, distance, reach}: Search<Unit>,
  first: number
): readonly Candidate[] {
  const unit = units[first]?.unit
  const last = unit ? reach(unit) : 0
  const groups: Candidate[] = []
  const most = pairs * coders * empty
  const grow = (members: readonly number[], sum: number): void => {
    const size = members.length
    const cost = pairs === 0 ? 0 : sum / pairs + (1 - (size * (size - 1)) / 2 / pairs) * empty
    if (size === 1 || cost < size * empty) groups.push({members, cost})
    if (size === coders) return
    const taken = members.map(at => units[at]?.coder)
    for (let at = (members.at(-1) ?? first) + 1; at < units.length; at++) {
      const added = units[at]
      if (!added || added.unit.start > last) break
      if (taken.includes(added.coder)) continue
      const more = members.reduce((total, member) => {
        const other = units[member]
        return total + (other ? distance(other.unit, added.unit) : 0)
      }, sum)
      if (more < most) grow([...members, at], more)
    }
  }
  grow([first], 0)
  return groups
}

function groupsOf<Unit>({units, coders}: Search<Unit>, last: Way): readonly Group<Unit>[] {
  const groups: Group<Unit>[] = []
  const done = new Set<readonly number[]>()
  for (let way: Way | undefined = last; way; way = way.before) {
    const {group} = way
    if (!group || done.has(group)) continue
    done.add(group)
    const row: (Unit | undefined)[] = Array(coders).fill(undefined)
    for (const at of group) {
      const found = units[at]
      if (found) row[found.coder] = found.unit
    }
    groups.push(row)
  }
  return groups.reverse()
}
