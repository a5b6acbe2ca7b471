/** A whole number from 1 on. */
const count = {type: 'integer', minimum: 1}
const text = {type: 'string', minLength: 1}

/**
 * Code Quality reports, as GitLab documents them:
 * https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
export const gitlabSchema = {
  type: 'array',
  items: {
    type: 'object',
    required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
    properties: {
      type: {const: 'issue'},
      description: text,
      check_name: text,
      fingerprint: text,
      severity: {enum: ['info', 'minor', 'major', 'critical', 'blocker']},
      categories: {type: 'array', items: {type: 'string'}},
      content: {type: 'object', required: ['body'], properties: {body: {type: 'string'}}},
      location: {
        type: 'object',
        required: ['path', 'positions'],
        properties: {
          // Relative to the repository, and not starting with `./`.
          path: {type: 'string', pattern: '^(?!/|\\./)'},
          positions: {
            type: 'object',
            required: ['begin'],
            properties: {begin: {$ref: '#/$defs/position'}, end: {$ref: '#/$defs/position'}}
          }
        }
      }
    }
  },
  $defs: {
    position: {type: 'object', required: ['line'], properties: {line: count, column: count}}
  }
}

/**
 * Reviewdog's Diagnostic Format, as its repository publishes it:
 * https://github.com/reviewdog/reviewdog/blob/master/proto/rdf/jsonschema/DiagnosticResult.json
 * What its comments ask for is required here, and nothing else is allowed.
 */
export const rdjsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['diagnostics'],
  properties: {
    source: {$ref: '#/$defs/named'},
    severity: {$ref: '#/$defs/severity'},
    diagnostics: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['message', 'location'],
        properties: {
          message: text,
          location: {
            type: 'object',
            additionalProperties: false,
            required: ['path'],
            properties: {path: text, range: {$ref: '#/$defs/range'}}
          },
          severity: {$ref: '#/$defs/severity'},
          source: {$ref: '#/$defs/named'},
          code: {
            type: 'object',
            additionalProperties: false,
            required: ['value'],
            properties: {value: text, url: text}
          },
          suggestions: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['range', 'text'],
              properties: {range: {$ref: '#/$defs/range'}, text: {type: 'string'}}
            }
          },
          original_output: {type: 'string'}
        }
      }
    }
  },
  $defs: {
    severity: {enum: ['UNKNOWN_SEVERITY', 'ERROR', 'WARNING', 'INFO']},
    named: {
      type: 'object',
      additionalProperties: false,
      required: ['name'],
      properties: {name: text, url: text}
    },
    range: {
      type: 'object',
      additionalProperties: false,
      required: ['start'],
      properties: {start: {$ref: '#/$defs/position'}, end: {$ref: '#/$defs/position'}}
    },
    position: {
      type: 'object',
      additionalProperties: false,
      properties: {line: count, column: count}
    }
  }
}
