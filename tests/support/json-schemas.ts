import {type JsonSchema, toJsonSchema} from '@valibot/to-json-schema'
import {type GenericSchema, strictObject} from 'valibot'
import type {Attribute, Codebook, Kind} from '../../server/src/codebook/codebook.js'
import {codebookSchema} from '../../server/src/codebook/codebook-shape.js'
import {defaultCodebook} from '../../server/src/codebook/default/codebook.js'
import {baselineSchema} from '../../server/src/project/baseline.js'
import {configSchema, severitySchema} from '../../server/src/project/config-shape.js'
import {allRules} from '../../server/src/rules/registry.js'
import type {Rule} from '../../server/src/rules/rule.js'

/** The JSON Schemas of the files a project consists of, by where they are kept. */
export function jsonSchemas(): ReadonlyMap<string, JsonSchema> {
  const config = {...fromValibot(configSchema), title: 'Newsmark project'}
  return new Map<string, JsonSchema>([
    ['server/src/project/newsmark.schema.json', withRules(config)],
    [
      'server/src/codebook/codebook.schema.json',
      {...fromValibot(codebookSchema), title: 'Newsmark codebook'}
    ],
    ['server/src/glossary/glossary.schema.json', glossarySchema(defaultCodebook)],
    [
      'server/src/project/baseline.schema.json',
      {...fromValibot(baselineSchema), title: 'Newsmark baseline'}
    ]
  ])
}

/** Where we want a text, plain numbers and words of YAML are texts too. */
const textTypes: readonly ('string' | 'number' | 'boolean')[] = ['string', 'number', 'boolean']

function fromValibot(schema: GenericSchema): JsonSchema {
  return toJsonSchema(schema, {
    overrideSchema: ({valibotSchema, jsonSchema}) => {
      if (valibotSchema.type === 'string') return {...jsonSchema, type: [...textTypes]}
      if (valibotSchema.type === 'record') return {...jsonSchema, ...namesAreTexts(jsonSchema)}
      return valibotSchema.type === 'tuple'
        ? {...jsonSchema, ...ofOneLength(jsonSchema)}
        : undefined
    },
    // JSON Schema reads all patterns as Unicode ones, and has no flag to say so.
    overrideAction: ({valibotAction, jsonSchema}) =>
      isRegex(valibotAction)
        ? {...jsonSchema, pattern: valibotAction.requirement.source}
        : undefined
  })
}

function namesAreTexts({propertyNames}: JsonSchema): JsonSchema {
  return typeof propertyNames === 'object'
    ? {propertyNames: {...propertyNames, type: 'string'}}
    : {}
}

function ofOneLength({items}: JsonSchema): JsonSchema {
  const length = Array.isArray(items) ? items.length : 0
  return {minItems: length, maxItems: length}
}

function isRegex(action: {readonly type: string}): action is {type: 'regex'; requirement: RegExp} {
  return action.type === 'regex'
}

/** Offers the names of the rules and their options; what is no rule's name, the checker reports. */
function withRules(schema: JsonSchema): JsonSchema {
  const {rules, overrides} = schema.properties ?? {}
  if (typeof rules !== 'object' || typeof overrides !== 'object')
    throw new Error('The project file has no rules')
  const sorted = allRules.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const properties = Object.fromEntries(sorted.map(rule => [rule.id, settingSchema(rule)]))
  const {$schema: _, ...severity} = fromValibot(severitySchema)
  return {
    ...schema,
    definitions: {severity, rules: {...rules, properties, additionalProperties: SEVERITY}},
    properties: {...schema.properties, rules: RULES, overrides: withOwnRules(overrides)}
  }
}

const SEVERITY: JsonSchema = {$ref: '#/definitions/severity'}
const RULES: JsonSchema = {$ref: '#/definitions/rules'}

function withOwnRules(overrides: JsonSchema): JsonSchema {
  const {items} = overrides
  if (typeof items !== 'object' || Array.isArray(items)) throw new Error('Overrides are no list')
  return {...overrides, items: {...items, properties: {...items.properties, rules: RULES}}}
}

/** A severity, or a list of a severity and the options that the rule takes. */
function settingSchema({summary, options}: Rule): JsonSchema {
  const {$schema: _, ...taken} = fromValibot(options ?? strictObject({}))
  const list: JsonSchema = {type: 'array', items: [SEVERITY, taken], minItems: 2, maxItems: 2}
  return {description: `${summary}.`, anyOf: [SEVERITY, list]}
}

/**
 * Describes glossaries under a codebook. Sections, fields and codes that it does not have are let
 * through, since a project may have a codebook of its own, which a schema cannot know.
 */
function glossarySchema({kinds}: Codebook): JsonSchema {
  const sections = [...kinds.values()].flatMap(kind =>
    kind.section === undefined ? [] : [[kind.section, sectionSchema(kind)] as const]
  )
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Newsmark glossary',
    type: 'object',
    properties: Object.fromEntries(sections)
  }
}

function sectionSchema(kind: Kind): JsonSchema {
  const fields = [...kind.fields.values()]
  return {
    description: `Entries of the kind ${kind.name} by id. ${kind.description}`,
    type: ['object', 'null'],
    additionalProperties: {
      type: 'object',
      properties: Object.fromEntries(fields.map(field => [field.name, fieldSchema(field)])),
      required: fields.filter(field => field.required).map(field => field.name)
    }
  }
}

function fieldSchema(field: Attribute): JsonSchema {
  const {description} = field
  const value = valueSchema(field)
  if (!field.many) return {description, ...value}
  return {description, anyOf: [value, {type: 'array', items: value}]}
}

const text: JsonSchema = {type: [...textTypes]}

const alias: JsonSchema = {
  anyOf: [
    text,
    {
      type: 'object',
      properties: {
        text: {...text, description: 'The name.'},
        lang: {type: 'string', description: 'Its language, as `en`.'},
        since: {type: ['string', 'number'], description: 'From when on it is in use.'},
        until: {type: ['string', 'number'], description: 'Until when it is in use.'},
        match: {
          description: 'How to look for it in running text.',
          anyOf: [
            {const: 'exact', description: 'Always, with these capitals.'},
            {const: 'ignore-case', description: 'Always, whatever the capitals.'},
            {const: false, description: 'Never.'},
            {const: true, description: 'As `exact`.'}
          ]
        }
      },
      required: ['text'],
      additionalProperties: false
    }
  ]
}

function valueSchema({type, codes}: Attribute): JsonSchema {
  if (type === 'alias') return alias
  if (type === 'ids') return {type: 'object', additionalProperties: text}
  if (type === 'number' || type === 'flag') {
    return {type: type === 'number' ? 'number' : 'boolean'}
  }
  if (type === 'url') return {type: 'string', pattern: '^https?://'}
  if (type !== 'code') return text
  const known = [...codes.values()].map(({name, definition}) => ({
    const: name,
    description: definition
  }))
  return {anyOf: [...known, text]}
}
