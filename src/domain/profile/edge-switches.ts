/** The server beneath the applications: status line, framing, and when it hangs up. */
import { flag, words } from './switch.js'

const recorded = 'recorded from 8.6.11; Tomcat 10.1'

export const edgeSwitches = {
  reasonPhrase: words(
    ['standard', 'none'],
    [
      ['8.1', 'standard'],
      ['8.5', 'none']
    ],
    {
      help: 'whether words follow the status code at the doors of Camunda itself',
      source: recorded
    }
  ),
  optimizeReasonPhrase: words(['standard', 'none'], [['8.1', 'standard']], {
    help: "whether words follow the status code at Optimize's door",
    source: 'inferred from its older framework'
  }),
  chunked: flag([['8.1', true]], {
    help: 'whether JSON bodies are sent chunked, without a length',
    source: recorded
  }),
  closesOnErrors: flag([['8.1', true]], {
    help: 'whether the connection is closed behind 400, 500, 501 and 503',
    source: recorded
  }),
  refusesRequests: flag([['8.1', true]], {
    help: 'whether the server refuses by itself what Tomcat refuses, such as a host with an underscore',
    source: recorded
  })
}
