import type {Piece} from './pieces.js'

/** Puts pieces into an element, in place of what it has. */
export function drawPieces(into: Element, pieces: readonly Piece[]): void {
  into.replaceChildren(...pieces.map(nodeOf))
}

function nodeOf(piece: Piece): Node {
  if (!('children' in piece)) {
    const text = document.createTextNode(piece.text)
    if (piece.classes === '') return text
    const span = document.createElement('span')
    span.className = piece.classes
    span.append(text)
    return span
  }
  const mark = document.createElement('mark')
  mark.className = piece.classes
  mark.dataset['mark'] = String(piece.index)
  if (piece.tie !== '') mark.dataset['tie'] = piece.tie
  mark.setAttribute('aria-description', piece.description)
  drawPieces(mark, piece.children)
  return mark
}

/** What is drawn, without the indexes of the marks: two paragraphs of one signature look the same. */
export function signatureOf(pieces: readonly Piece[]): string {
  return pieces
    .map(piece =>
      'children' in piece
        ? `<${piece.classes}|${piece.tie}|${piece.description}>${signatureOf(piece.children)}</>`
        : `(${piece.classes}:${piece.text.length})${piece.text}`
    )
    .join('')
}

/** Writes other indexes into the marks of a paragraph, in the order of the text. */
export function renumber(paragraph: Element, first: number): void {
  let index = first
  for (const mark of paragraph.getElementsByTagName('mark')) {
    mark.dataset['mark'] = String(index)
    index += 1
  }
}
