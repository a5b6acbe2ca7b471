import type {ArticlePanelAnswer, PanelClaimItem} from '../../server/src/lsp/view-protocol.js'

/** Somebody in one of the two columns of the graph. */
export interface Row {
  readonly key: string
  readonly name: string
  readonly kind: string
  readonly y: number
}

/** What one says about another. */
export interface Link {
  readonly from: Row
  readonly to: Row
  readonly claims: readonly PanelClaimItem[]
}

/** The graph as two columns: who speaks, and whom they speak about. */
export interface GraphLayout {
  readonly speakers: readonly Row[]
  readonly subjects: readonly Row[]
  readonly links: readonly Link[]
  readonly height: number
}

/** The height of a row in pixels. */
const ROW = 26

/**
 * Lays a graph out in two columns. Speakers come in the order of the article, those spoken about in the order of the mean row
 * of who speaks about them, so that few lines cross.
 */
export function layOut({nodes, claims}: Pick<ArticlePanelAnswer, 'nodes' | 'claims'>): GraphLayout {
  const pairs = new Map<string, {from: string; to: string; claims: PanelClaimItem[]}>()
  const order = [...new Set(claims.flatMap(({speakers}) => speakers))]
  const reached = new Map<string, number[]>()
  for (const claim of claims) {
    for (const from of claim.speakers) {
      for (const to of claim.about) {
        const key = `${from}\n${to}`
        const pair = pairs.get(key) ?? {from, to, claims: []}
        pair.claims.push(claim)
        pairs.set(key, pair)
        reached.set(to, [...(reached.get(to) ?? []), order.indexOf(from)])
      }
    }
  }
  const byKey = new Map(nodes.map(node => [node.key, node]))
  const rowsOf = (keys: readonly string[], total: number): Row[] =>
    keys.map((key, index) => {
      const {name = key, kind = ''} = byKey.get(key) ?? {}
      const gap = (total - keys.length) / 2
      return {key, name, kind, y: (gap + index + 0.5) * ROW}
    })
  const subjectKeys = [...reached.keys()].sort(
    (a, b) => mean(reached.get(a) ?? []) - mean(reached.get(b) ?? [])
  )
  const total = Math.max(order.length, subjectKeys.length)
  const speakers = rowsOf(order, total)
  const subjects = rowsOf(subjectKeys, total)
  const links = [...pairs.values()].flatMap(({from, to, claims: said}) => {
    const [left, right] = [
      speakers.find(row => row.key === from),
      subjects.find(row => row.key === to)
    ]
    return left && right ? [{from: left, to: right, claims: said}] : []
  })
  return {speakers, subjects, links, height: total * ROW}
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length)
}
