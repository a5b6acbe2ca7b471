import type {ArtifactLocation} from 'sarif'
import type {Stage} from './formatter.js'
import {toUri} from './uri.js'

/** A file as SARIF names it: by its path in the repository. */
export function toArtifact(path: string, {fromRoot}: Stage): ArtifactLocation {
  return {uri: toUri(fromRoot(path)), uriBaseId: '%SRCROOT%'}
}
