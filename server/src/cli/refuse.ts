import type {Refusal} from '../node/walk.js'
import type {Failure} from './failure.js'
import {showPath} from './show-path.js'

/** What it means that a folder, or something in it, could not be looked at. */
export function toRefusal(folder: string, {path, what}: Refusal): Failure {
  return {path: showPath(`${folder}/${path}`) || '.', message: MESSAGES[what]}
}

const MESSAGES: Readonly<Record<Refusal['what'], string>> = {
  folder:
    'Unexpected permissions, expected a folder that may be listed, or `exclude` in newsmark.yaml to leave it out',
  link: 'Unexpected permissions, expected a link to a file that may be looked at',
  'broken link': 'Unexpected link that leads nowhere, expected one to a file',
  'circular link': 'Unexpected link that leads round in a circle, expected one to a file'
}
