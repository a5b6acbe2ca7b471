import {hoverAt} from '../../server/src/features/hover/hover-at.js'
import {renderText} from '../../server/src/lsp/render-card.js'
import {checkDrawn} from './check-drawn.js'
import {openFixture} from './open-fixture.js'

/** Compares what hovering at the cursor says, as plain text, with what is drawn; nothing drawn means nothing said. */
export function checkHover(fixture: string): void {
  const opened = openFixture(fixture)
  const hover = hoverAt(opened.workspace, opened.path, opened.offset)
  const text = hover?.cards.map(renderText).join('\n---\n') ?? ''
  checkDrawn(opened, hover ? [{path: opened.path, span: hover.span, text}] : [])
}
