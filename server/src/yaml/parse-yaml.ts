import {libraryYaml} from './library-yaml.js'
import {yamlLimits} from './limits.js'
import type {YamlDocument} from './located.js'
import {strictYaml} from './strict-yaml.js'

/**
 * Reads a YAML 1.2 text (core schema) into values with their places; never throws.
 * `offset` is added to all places, for a text that was cut out of a longer one.
 */
export function parseYaml(text: string, offset = 0): YamlDocument {
  if (text.length > yamlLimits.length) return tooLong(text, offset)
  const value = strictYaml(text, offset)
  return value === undefined ? libraryYaml(text, offset) : {value, problems: []}
}

function tooLong(text: string, offset: number): YamlDocument {
  const span = {start: offset, end: offset}
  const message = `Unexpected YAML of ${text.length} characters, expected ${yamlLimits.length} at most`
  return {value: {type: 'scalar', span, value: null, text: ''}, problems: [{message, span}]}
}
