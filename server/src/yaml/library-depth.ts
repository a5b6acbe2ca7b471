import type {CST} from 'yaml'

/**
 * The offset of the first collection that stands deeper than `limit` collections, if there is one.
 * The library composes recursively, so the depth is measured before, on the tokens, without recursion.
 */
export function tooDeepAt(tokens: readonly CST.Token[], limit: number): number | undefined {
  const open: {token: CST.Token; depth: number}[] = []
  for (const token of tokens) open.push({token, depth: 0})
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const {token, depth} = next
    if (token.type === 'document') {
      if (token.value) open.push({token: token.value, depth})
    } else if ('items' in token) {
      if (depth >= limit) return token.offset
      for (const {key, value} of token.items as readonly CollectionItem[]) {
        if (key) open.push({token: key, depth: depth + 1})
        if (value) open.push({token: value, depth: depth + 1})
      }
    }
  }
  return undefined
}

interface CollectionItem {
  readonly key?: CST.Token | null
  readonly value?: CST.Token
}
