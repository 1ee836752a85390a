/** The table that all others are measured against: nothing is wrong. */
import t from 'tap'
import { underCondition } from '../../support/matrix/conditions.js'

underCondition(t, { elasticsearch: { kind: 'reachable' } }, {})
