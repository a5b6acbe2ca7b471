import {runCommandLine} from './run-command-line.js'

runCommandLine(process.argv.slice(2)).then(code => {
  process.exitCode = code
})
