import {phrase} from '../../base/phrase.js'
import type {FileRule} from '../rule.js'

/** Reports a file that is not UTF-8 text, with the encoding that it seems to have. */
export const invalidEncoding: FileRule = {
  id: 'invalid-encoding',
  subject: 'file',
  group: 'syntax',
  severity: 'error',
  summary: 'An article that is no UTF-8 text',
  check(encoding, report) {
    report({
      message: phrase`This file holds ${encoding}: save it again as plain text in UTF-8`,
      span: {start: 0, end: 0}
    })
  }
}
