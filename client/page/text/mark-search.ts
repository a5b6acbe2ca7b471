import type {BaseSpan, Mark} from '../../../server/src/lsp/editor-protocol.js'

/** The index of the first item whose start is at or behind an offset; the list is in the order of starts. */
export function firstFrom(list: readonly BaseSpan[], offset: number): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((list[middle]?.start ?? 0) < offset) low = middle + 1
    else high = middle
  }
  return low
}

/** The index of the paragraph that holds an offset, or else of the one before it; -1 where there is none. */
export function paragraphAt(paragraphs: readonly BaseSpan[], offset: number): number {
  return firstFrom(paragraphs, offset + 1) - 1
}

/** The indexes of the marks of a paragraph, in the order of the text, outer ones first. No mark goes over two paragraphs. */
export function marksIn(marks: readonly Mark[], {start, end}: BaseSpan): number[] {
  const found: number[] = []
  for (let index = firstFrom(marks, start); index < marks.length; index += 1) {
    if ((marks[index]?.start ?? 0) >= end) break
    found.push(index)
  }
  return found
}

/** The marks around a span, the outermost first. */
export function marksAround(
  marks: readonly Mark[],
  paragraphs: readonly BaseSpan[],
  {start, end}: BaseSpan
): number[] {
  const paragraph = paragraphs[paragraphAt(paragraphs, start)]
  if (!paragraph) return []
  return marksIn(marks, paragraph).filter(index => {
    const mark = marks[index]
    return mark !== undefined && mark.start <= start && end <= mark.end
  })
}

/** All fragments of the mark, in the order of the text: it alone where it has no others. */
export function fragmentsOf(marks: readonly Mark[], index: number): number[] {
  const id = claimIdOf(marks[index])
  if (id === null) return [index]
  return marks.flatMap((mark, at) => (claimIdOf(mark) === id ? [at] : []))
}

/** The id that ties fragments together. */
export function claimIdOf(mark: Mark | undefined): string | null {
  return mark?.continues ?? mark?.id ?? null
}
