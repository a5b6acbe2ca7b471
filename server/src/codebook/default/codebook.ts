import {buildCodebook} from '../build-codebook.js'
import type {Codebook} from '../codebook.js'
import type {CodebookShape} from '../codebook-shape.js'
import {defaultActor} from './actor.js'
import {defaultClaim} from './claim.js'
import {defaultPlace} from './place.js'

/** The default codebook as data, which a project's own extends. */
export const defaultCodebookShape: CodebookShape = {
  kinds: {actor: defaultActor, place: defaultPlace, claim: defaultClaim}
}

/** The codebook that holds where a project has none of its own. */
export const defaultCodebook: Codebook = buildCodebook(defaultCodebookShape)
