import type {PlainRange} from '../../../server/src/lsp/protocol.js'
import type {ArticlePanelAnswer} from '../../../server/src/lsp/view-protocol.js'

/** The messages between the article panel and the extension. */

/** What the page is told: what to draw, or that there is no article, with the words for it. */
export interface ToPanel {
  readonly type: 'article'
  readonly panel: ArticlePanelAnswer | null
  readonly strings: PanelStrings
}

/** What the page tells. */
export type FromPanel =
  | {readonly type: 'ready'}
  | {readonly type: 'open'; readonly range: PlainRange}

/** The words of the page in the reader's language. */
export interface PanelStrings {
  readonly map: string
  readonly places: string
  readonly graph: string
  readonly claims: string
  readonly noArticle: string
  readonly noPlaces: string
  readonly noClaims: string
  readonly notOnMap: string
  readonly mapLabel: string
  readonly graphLabel: string
  readonly saysNothingAbout: string
  readonly about: string
  readonly zoomIn: string
  readonly zoomOut: string
  readonly zoomAll: string
  readonly precision: Readonly<Record<'country' | 'area' | 'near' | 'point', string>>
  readonly language: string
}
