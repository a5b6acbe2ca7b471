import type {Item} from './mark-tree.js'

export interface TreeTraits {
  /** Lines that can be seen at a time. */
  readonly page: number
  readonly isRightToLeft: boolean
}

/**
 * What a key does in a tree at a line: the line to go to, or what to do with this one; undefined for a key that does nothing.
 * It follows ARIA's pattern: the arrow that points inwards opens and goes in, the other one closes and goes out.
 */
export function treeKey(
  items: readonly Item[],
  at: number,
  key: string,
  {page, isRightToLeft}: TreeTraits
): number | 'open' | 'close' | 'reveal' | undefined {
  const [inwards, outwards] = isRightToLeft
    ? ['ArrowLeft', 'ArrowRight']
    : ['ArrowRight', 'ArrowLeft']
  const item = items[at]
  switch (key) {
    case 'ArrowDown':
      return at + 1
    case 'ArrowUp':
      return at - 1
    case 'Home':
      return 0
    case 'End':
      return items.length - 1
    case 'PageDown':
      return at + page
    case 'PageUp':
      return at - page
    case 'Enter':
    case ' ':
      return 'reveal'
    case inwards:
      return item?.isOpen === false ? 'open' : item?.isOpen ? at + 1 : at
    case outwards:
      if (item?.isOpen) return 'close'
      return item && item.parent >= 0 ? item.parent : at
    default:
      return undefined
  }
}
