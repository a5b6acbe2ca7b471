// Stands in for @vscode/spdlog, a native module that takes half a minute to compile.
// Without any stand-in VS Code runs, but log files and the output channels of extensions stay empty.
const fs = require('node:fs')
const path = require('node:path')

const LEVELS = ['trace', 'debug', 'info', 'warning', 'error', 'critical', 'off']
const METHODS = ['trace', 'debug', 'info', 'warn', 'error', 'critical']
let commonLevel = LEVELS.indexOf('info')

class Logger {
  constructor(_type, name, file) {
    this.name = name
    this.file = file
    this.level = commonLevel
    this.pattern = '%Y-%m-%d %H:%M:%S.%e [%l] %v'
    METHODS.forEach((method, level) => {
      this[method] = message => this.write(level, message)
    })
  }
  write(level, message) {
    if (!this.file || level < this.level) return
    try {
      fs.appendFileSync(this.file, this.format(level, message))
    } catch (error) {
      // At shutdown the folder of the profile may be gone before the last line is written.
      if (error.code !== 'ENOENT') throw error
    }
  }
  format(level, message) {
    if (this.pattern === undefined) return message
    const [day, time] = new Date().toISOString().slice(0, -1).split('T')
    const line = this.pattern
      .replace('%Y-%m-%d', day)
      .replace('%H:%M:%S.%e', time)
      .replace(/%[$^]/g, '')
      .replace('%l', LEVELS[level])
      .replace('%v', () => message)
    return `${line}\n`
  }
  getLevel() {
    return this.level
  }
  setLevel(level) {
    this.level = level
  }
  setPattern(pattern) {
    this.pattern = pattern
  }
  clearFormatters() {
    this.pattern = undefined
  }
  flush() {}
  drop() {
    this.file = undefined
  }
}

async function createLogger(name, file) {
  fs.mkdirSync(path.dirname(file), {recursive: true})
  fs.appendFileSync(file, '')
  return new Logger('rotating', name, file)
}

exports.version = 11400
exports.Logger = Logger
exports.createRotatingLogger = createLogger
exports.createAsyncRotatingLogger = createLogger
exports.setFlushOn = () => {}
exports.setLevel = level => {
  commonLevel = level
}
