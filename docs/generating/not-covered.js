// @ts-check
/**
 * What no case is about, and why: kept by hand, for nobody can count what is missing.
 *
 * @typedef {import('../../src/contract/case.js').Subject} Subject
 * @typedef {object} NotCovered
 * @property {readonly Subject[] | 'every part'} of
 * @property {string} what
 * @property {string} why
 */

/** @type {readonly Subject[]} */
const history = ['operate', 'tasklist', 'webapps', 'optimize']

/** @type {readonly NotCovered[]} */
export const notCovered = [
  {
    of: 'every part',
    what: 'Patches other than the newest of a line, with the defects they had',
    why: 'a case is about lines; quirks are [a table](releases.md#quirks) with sources, and have tests of their own; a mock with one is verified with `verify --mock --quirk`, and differs where the quirk does'
  },
  {
    of: 'every part',
    what: 'Several releases behind one door, as `--camunda all` has them',
    why: 'there is no such system to be compared with'
  },
  {
    of: 'every part',
    what: 'How long a run takes, and when each of its parts begins',
    why: 'it depends on data and machines; in the mock it is a setting'
  },
  {
    of: 'every part',
    what: 'Requests that meet at the same instant',
    why: 'a case is a sequence of requests, each sent after the answer to the last one'
  },
  {
    of: 'every part',
    what: 'Incidents in the midst of a run: a restart, a change of leaders, a lost node',
    why: 'nothing over HTTP brings a real system into them; the mock has its own tests of them'
  },
  {
    of: 'every part',
    what: 'Slow senders, idle connections, several requests on one connection, and a 100 before the answer',
    why: 'a case sends one request at once over a connection of its own, and compares the one answer at its end'
  },
  {
    of: 'every part',
    what: 'What a proxy or an ingress adds: limits, errors of its own, paths that the part behind it does not know of',
    why: 'it is a matter of the deployment, not of the product'
  },
  {
    of: 'every part',
    what: 'Lists of thousands',
    why: 'a real system would need hours to fill them; only the mock is measured with them'
  },
  {
    of: history,
    what: 'What the snapshots hold',
    why: 'the mock has no index of a size that matters; a case looks at names, states and times'
  },
  {
    of: history,
    what: 'A restore',
    why: 'the applications have no endpoint for it; it is the search engine that restores'
  },
  {
    of: ['zeebe'],
    what: 'The backup store: what lies in S3, GCS, Azure or a file system',
    why: 'the mock has no store that another program could look into'
  },
  {
    of: ['zeebe'],
    what: 'A restore',
    why: 'it is a program that runs while the cluster is down, without an endpoint'
  },
  {
    of: ['zeebe'],
    what: 'The size of the cluster: brokers and partitions that come and go',
    why: 'the mock keeps the size that it was given and says 501, which no original does'
  },
  {
    of: ['zeebe'],
    what: 'Physical tenants beside the default one',
    why: 'the mock has none'
  },
  {
    of: ['zeebe'],
    what: 'Metrics beside those of exporters and uptime',
    why: 'the mock has none: tools around backups look at no others'
  },
  {
    of: ['search'],
    what: 'Who may do what: users and roles',
    why: 'it is a matter of its configuration; a target gets the credentials that it is reached with'
  },
  {
    of: ['search'],
    what: 'Several nodes, lost shards, a full disk',
    why: 'nothing over HTTP brings a real cluster into them'
  }
]
