import fc from 'fast-check'

// CI judges a change by what it changes: property tests draw the same cases there every time. Everywhere else they draw
// new ones, and a failure names its seed.
if (process.env.CI !== undefined) fc.configureGlobal({ seed: 20_261_122 })
