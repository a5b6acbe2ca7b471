/** Which of the children of a node are asked for. */
export interface PageRange {
  readonly offset: number
  readonly limit: number
}

/** Some of the children of a node, and how many there are in all. */
export interface Page<Item> {
  readonly items: readonly Item[]
  readonly total: number
}

/** The page of a list that is known as a whole. */
export function pageOf<Item>(all: readonly Item[], {offset, limit}: PageRange): Page<Item> {
  return {items: all.slice(offset, offset + limit), total: all.length}
}
