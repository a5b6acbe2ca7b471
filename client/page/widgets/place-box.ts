/** Pixels that a box keeps from the edge of the window, and from what it stands beside. */
const GAP = 4

/**
 * Places a box of fixed position below an anchor, above it where there is more room, and always within the window. Its
 * list may be as high as the room allows. Gives the side, to be kept while it is open.
 */
export function placeBox(
  box: HTMLElement,
  anchor: DOMRect,
  side?: 'below' | 'above'
): 'below' | 'above' {
  const {clientWidth: width, clientHeight: height} = document.documentElement
  const below = height - anchor.bottom - 2 * GAP
  const above = anchor.top - 2 * GAP
  const chosen =
    side ?? (below >= Math.min(box.scrollHeight, LEAST) || below >= above ? 'below' : 'above')
  const room = Math.max(LEAST, chosen === 'below' ? below : above)
  box.style.maxHeight = `${Math.min(room, height - 2 * GAP)}px`
  const rect = box.getBoundingClientRect()
  const top = chosen === 'below' ? anchor.bottom + GAP : anchor.top - GAP - rect.height
  const isRightToLeft = getComputedStyle(box).direction === 'rtl'
  const left = isRightToLeft ? anchor.right - rect.width : anchor.left
  box.style.top = `${keepWithin(top, rect.height, height)}px`
  box.style.left = `${keepWithin(left, rect.width, width)}px`
  return chosen
}

/** Pixels below which a box is moved to the side with more room. */
const LEAST = 220

function keepWithin(start: number, length: number, whole: number): number {
  return Math.max(GAP, Math.min(start, whole - length - GAP))
}
