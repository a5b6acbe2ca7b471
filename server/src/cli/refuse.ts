import type {Refusal} from '../node/walk.js'
import type {Failure} from './failure.js'
import {showPath} from './show-path.js'

/** What it means that a folder, or something in it, could not be looked at. */
export function toRefusal(folder: string, {path, what}: Refusal): Failure {
  return {path: showPath(`${folder}/${path}`) || '.', message: MESSAGES[what]}
}

const MESSAGES: Readonly<Record<Refusal['what'], string>> = {
  folder:
    'You may not look into this folder: change its permissions, or leave it out with `exclude` in `newsmark.yaml`',
  link: 'You may not look at what this link leads to: change the permissions of that',
  'broken link': 'This link leads nowhere: make it lead to a file, or remove it',
  'circular link': 'This link leads in a circle: make it lead to a file, or remove it'
}
