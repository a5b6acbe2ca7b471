import fc from 'fast-check'

// For `npm run check`: a property is tried for as long as one waits gladly. `npm test` tries all of its cases.
fc.configureGlobal({interruptAfterTimeLimit: 250, markInterruptAsFailure: false})
