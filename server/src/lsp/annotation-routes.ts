import {claimList, entries, markChoices, markDetails} from './annotation-lists.js'
import {annotations, kinds, places} from './annotations.js'
import {
  ANNOTATIONS,
  CLAIM_LIST,
  ENTRIES,
  KINDS,
  MARK_CHOICES,
  MARK_DETAILS,
  PLACES
} from './editor-protocol.js'
import {ownRoute, type Route} from './route.js'

/** The requests behind the annotation editor. */
export const annotationRoutes: readonly Route[] = [
  ownRoute(ANNOTATIONS, {}, annotations),
  ownRoute(PLACES, {}, places),
  ownRoute(KINDS, {}, kinds),
  // Who types does not wait for all articles: what is known of some is better than nothing.
  ownRoute(ENTRIES, {}, entries, undefined, (_, answer) => answer),
  ownRoute(CLAIM_LIST, {}, claimList, undefined, (_, answer) => ({...answer, isPartial: true})),
  ownRoute(MARK_DETAILS, {}, markDetails, undefined, (_, answer) => answer),
  ownRoute(MARK_CHOICES, {}, markChoices, undefined, (_, answer) => answer)
]
