import {annotations, kinds, places} from './annotations.js'
import {ANNOTATIONS, KINDS, PLACES} from './editor-protocol.js'
import {ownRoute, type Route} from './route.js'

/** The requests behind the annotation editor. */
export const annotationRoutes: readonly Route[] = [
  ownRoute(ANNOTATIONS, {}, annotations),
  ownRoute(PLACES, {}, places),
  ownRoute(KINDS, {}, kinds)
]
