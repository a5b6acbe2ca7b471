import {type Phrase, phrase, toMessage} from '../../base/phrase.js'
import {yamlLimits} from '../limits.js'
import type {YamlDocument} from '../located.js'
import {libraryYaml} from './library-yaml.js'
import {strictYaml} from './strict-yaml.js'

/**
 * Reads a YAML 1.2 text (core schema) into values with their places; never throws.
 * `offset` is added to all places, for a text that was cut out of a longer one. `fullLength` is the most UTF-16 units of
 * a text that is not plain.
 */
export function parseYaml(
  text: string,
  offset = 0,
  fullLength: number = yamlLimits.fullLength
): YamlDocument {
  const {length} = yamlLimits
  if (text.length > length) return tooLong(text, offset, phrase`${length} characters at most`)
  const value = strictYaml(text, offset)
  if (value !== undefined) return {value, problems: [], isPlain: true}
  if (text.length <= fullLength) return libraryYaml(text, offset)
  return tooLong(
    text,
    offset,
    phrase`${fullLength} at most, or none of \`&\`, \`*\`, \`|\` and \`>\` before values`
  )
}

function tooLong(text: string, offset: number, expected: Phrase): YamlDocument {
  const span = {start: offset, end: offset}
  const message = phrase`Unexpected text of ${text.length} characters, expected ${expected}`
  return {
    value: {type: 'scalar', span, value: null, text: ''},
    problems: [{...toMessage(message), span}]
  }
}
