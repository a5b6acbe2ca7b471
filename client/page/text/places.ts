/** Places of the page as base offsets, and the other way round. Each paragraph's text nodes together are its base text. */

/** The base offset of a place in the page; undefined outside of the text. `starts` gives where a paragraph begins. */
export function offsetOf(
  starts: (paragraph: Element) => number | undefined,
  node: Node,
  at: number
): number | undefined {
  const element = node instanceof Element ? node : node.parentElement
  const paragraph = element?.closest('p[data-paragraph]')
  const start = paragraph ? starts(paragraph) : undefined
  if (!paragraph || start === undefined) return undefined
  const range = document.createRange()
  range.selectNodeContents(paragraph)
  range.setEnd(node, at)
  return start + range.toString().length
}

/** The place of an offset within a paragraph. An offset between two text nodes is in the later one for a start. */
export function placeIn(
  paragraph: Element,
  offset: number,
  side: 'start' | 'end'
): {node: Node; at: number} {
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
  let rest = offset
  let last: Node | null = null
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.nodeValue?.length ?? 0
    if (rest < length || (rest === length && side === 'end')) return {node, at: rest}
    rest -= length
    last = node
  }
  return last ? {node: last, at: last.nodeValue?.length ?? 0} : {node: paragraph, at: 0}
}
