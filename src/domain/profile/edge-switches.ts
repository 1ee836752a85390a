/** The server beneath the applications: status line, framing, and when it hangs up. */
import { count, flag, words } from './switch.js'

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
  vendorType: words(['v3', 'json'], [['8.1', 'v3']], {
    help: "the type of an actuator operation's answer to a client that names none",
    source: recorded
  }),
  bodyBytesMax: count({ min: 1, max: 1_073_741_824 }, [['8.1', 20_971_520]], {
    help: 'the longest body that is read, in bytes; a longer one is a 413',
    source: 'the limit of Jackson 2.17 for one text is about the same'
  }),
  refusesRequests: flag([['8.1', true]], {
    help: 'whether the server refuses by itself what Tomcat refuses, such as a host with an underscore',
    source: recorded
  })
}
