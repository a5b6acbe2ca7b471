// The processes of a VS Code, as Linux lists them.
import {readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'

/** The ids of the language servers that a VS Code with this profile has started. */
export function serversOf(profile) {
  const extensions = path.join(profile, 'extensions')
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .filter(id => commandLine(id).includes(extensions) && commandLine(id).includes('server.cjs'))
    .map(Number)
}

function commandLine(id) {
  try {
    return readFileSync(`/proc/${id}/cmdline`, 'utf8')
  } catch (error) {
    // The process may end between the listing and the reading.
    if (error.code !== 'ENOENT' && error.code !== 'ESRCH') throw error
    return ''
  }
}
