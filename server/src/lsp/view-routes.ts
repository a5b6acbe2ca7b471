import {
  articlePanelAnswer,
  articleProgress,
  claimsView,
  glossaryView,
  markup,
  overview,
  progressView
} from './corpus-views.js'
import {ownCorpusRoute, ownRoute, type Route} from './route.js'
import {
  ARTICLE_PANEL,
  ARTICLE_PROGRESS,
  CLAIMS_VIEW,
  GLOSSARY_VIEW,
  MARKUP,
  OVERVIEW,
  PROGRESS_VIEW
} from './view-protocol.js'

/** The requests behind the views of a corpus. */
export const viewRoutes: readonly Route[] = [
  ownCorpusRoute(OVERVIEW, overview),
  ownCorpusRoute(GLOSSARY_VIEW, glossaryView),
  ownCorpusRoute(CLAIMS_VIEW, claimsView),
  ownCorpusRoute(PROGRESS_VIEW, progressView),
  ownRoute(ARTICLE_PROGRESS, {}, articleProgress),
  ownRoute(ARTICLE_PANEL, {}, articlePanelAnswer),
  ownRoute(MARKUP, {}, markup)
]
