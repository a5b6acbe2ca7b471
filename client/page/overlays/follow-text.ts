import {placeHandles} from '../mouse.js'
import type {Page} from '../page.js'
import {placeBar} from './bar.js'
import {placeFindings} from './finding.js'

/**
 * Keeps what lies over the text at its words as they move: where the page becomes narrower or the letters larger, and
 * where the user scrolls. A handle that stayed behind would take the press on words that it does not belong to.
 */
export function followText(page: Page): void {
  const place = (): void => {
    placeHandles(page)
    placeBar(page)
    placeFindings(page)
  }
  new ResizeObserver(place).observe(page.parts.text)
  page.parts.scroller.addEventListener('scroll', place, {passive: true})
}
