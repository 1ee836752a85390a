/** The settings of the doors: where each of them is, and what the search engine's asks for. */
import * as kinds from './kinds.js'
import { type Setting, setting } from './setting.js'

const doorPort = (product: string) =>
  setting({
    kind: kinds.port,
    default: null,
    help: `Port of ${product}; 0 takes a free one`
  })

const doorHostNames = (product: string) =>
  setting({
    kind: kinds.hostNames,
    default: null,
    help: `Host names of ${product}, with commas`
  })

const doorBasePath = (product: string) =>
  setting({ kind: kinds.basePath, default: '', help: `Path in front of ${product}, such as /core` })

/** Where a door is. */
export const doorRows = {
  operatePort: doorPort('operate'),
  tasklistPort: doorPort('tasklist'),
  optimizePort: doorPort('optimize'),
  zeebePort: doorPort('zeebe'),
  elasticsearchPort: doorPort('elasticsearch'),
  controlPort: doorPort('control'),
  operateHostNames: doorHostNames('operate'),
  tasklistHostNames: doorHostNames('tasklist'),
  optimizeHostNames: doorHostNames('optimize'),
  zeebeHostNames: doorHostNames('zeebe'),
  elasticsearchHostNames: doorHostNames('elasticsearch'),
  controlHostNames: doorHostNames('control'),
  operateBasePath: doorBasePath('operate'),
  tasklistBasePath: doorBasePath('tasklist'),
  zeebeBasePath: doorBasePath('zeebe')
} as const satisfies Record<string, Setting>

/** Whom the search engine's door lets in, and how it shows itself. */
export const searchDoorRows = {
  elasticsearchUser: setting({
    kind: kinds.matching(
      /^[\x21-\x39\x3b-\x7e]{1,500}$/,
      '<name>',
      'up to 500 letters, digits and marks of ASCII, without blanks and colons'
    ),
    default: null,
    help: 'User that elasticsearch asks for, by basic authentication'
  }),
  elasticsearchPassword: setting({
    kind: kinds.matching(
      /^\P{Cc}{1,500}$/u,
      '<text>',
      'up to 500 characters, and none that controls a terminal'
    ),
    default: null,
    secret: true,
    help:
      "That user's password; better given in the environment, where other users of the machine do " +
      'not see it'
  }),
  elasticsearchApiKeys: setting({
    kind: kinds.apiKeys,
    default: null,
    secret: true,
    help: 'API key that elasticsearch takes as well, or alone; may be repeated'
  }),
  elasticsearchTlsCert: setting({
    kind: kinds.text('<file>', 'the path of a file'),
    default: null,
    help:
      'File with the certificate of elasticsearch, in PEM, and those between it and its authority; ' +
      'its door then speaks HTTPS alone'
  }),
  elasticsearchTlsKey: setting({
    kind: kinds.text('<file>', 'the path of a file'),
    default: null,
    help: 'File with the private key of that certificate, in PEM and without a passphrase'
  })
} as const satisfies Record<string, Setting>
