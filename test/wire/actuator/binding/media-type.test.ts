import t from 'tap'
import {
  formatMediaType,
  parameterOf,
  parseMediaType
} from '../../../../src/wire/actuator/binding/media-type.js'

const printed: [text: string, out: string, why: string][] = [
  ['application/json', 'application/json', 'as it is'],
  ['APPLICATION/Json', 'application/json', 'case does not matter'],
  [' application/json ; charset=UTF-8 ', 'application/json;charset=UTF-8', 'blanks go'],
  [
    'application/json;odata=verbose;q=0.5',
    'application/json;odata=verbose;q=0.5',
    'parameters stay'
  ],
  ['*', '*/*', 'a star alone'],
  ['*; q=.2', '*/*;q=.2', 'a star with a quality'],
  ['text/plain;;a=1;b', 'text/plain;a=1', 'empty parts and names alone are passed over'],
  ['text/plain;A=1;a=2', 'text/plain;a=2', 'of names that differ in case the last stays'],
  ['text/plain;a="x;y"', 'text/plain;a="x;y"', 'quotes protect'],
  ['text/plain;charset="utf-8"', 'text/plain;charset="utf-8"', 'a quoted charset'],
  ["text/plain;charset='latin1'", "text/plain;charset='latin1'", 'single quotes are quotes'],
  ['application/*+json', 'application/*+json', 'a suffix'],
  ['a/b/c'.slice(0, 3), 'a/b', 'short names'],
  ['a/b;Charset=banana', 'a/b;Charset=banana', 'another spelling is not checked'],
  ['a/b;q=1.0d', 'a/b;q=1.0d', 'a literal of Java is a number']
]

for (const [text, out, why] of printed) {
  t.test(`${JSON.stringify(text)} is ${out}: ${why}`, async t => {
    t.equal(formatMediaType(parseMediaType(text)), out)
  })
}

const mime: [text: string, complaint: string][] = [
  ['banana', "does not contain '/'"],
  ['application/', "does not contain subtype after '/'"],
  ['*/json', "wildcard type is legal only in '*/*' (all mime types)"],
  ['', "'mimeType' must not be empty"],
  [' ;q=1', "'mimeType' must not be empty"],
  ['/json', "'type' must not be empty"],
  ['application / json', `Invalid token character ' ' in token "application "`],
  ['a/b, c/d', `Invalid token character ',' in token "b, c/d"`],
  ['a/b/c', `Invalid token character '/' in token "b/c"`],
  ['ä/b', `Invalid token character 'ä' in token "ä"`],
  ['a/b;=1', "'parameter' must not be empty"],
  ['a/b;c=', "'value' must not be empty"],
  ['a/b;c d=1', `Invalid token character ' ' in token "c d"`],
  ['a/b;c=d e', `Invalid token character ' ' in token "d e"`],
  ['a/b;c="', `Invalid token character '"' in token """`],
  ['application/json;charset=banana', "unsupported charset 'banana'"],
  ['application/json;charset="utf 8"', 'utf 8'],
  ['application/json;charset=""', '']
]

for (const [text, complaint] of mime) {
  t.test(`${JSON.stringify(text)} is no media type: ${complaint}`, async t => {
    const message = `Invalid mime type "${text}": ${complaint}`
    t.throws(() => parseMediaType(text), { name: 'InvalidMediaType', message })
  })
}

const qualities: [quality: string, complaint: string][] = [
  ['banana', 'For input string: "banana"'],
  ['5', 'Invalid quality value "5": should be between 0.0 and 1.0'],
  ['-0.1', 'Invalid quality value "-0.1": should be between 0.0 and 1.0'],
  ['1.001', 'Invalid quality value "1.001": should be between 0.0 and 1.0'],
  ['""', 'empty String']
]

for (const [quality, complaint] of qualities) {
  t.test(`${quality} is no quality`, async t => {
    const message = `Invalid media type "a/b;q=${quality}": ${complaint}`
    t.throws(() => parseMediaType(`a/b;q=${quality}`), { name: 'InvalidMediaType', message })
  })
}

t.test('0 and 1 are qualities, with and without fraction', async t => {
  for (const quality of ['0', '1', '0.0', '1.000', '.5', '"0.5"', '5e-1']) {
    t.doesNotThrow(() => parseMediaType(`a/b;q=${quality}`), quality)
  }
})

t.test('a parameter is found in any case and read without quotes', async t => {
  const mediaType = parseMediaType('a/b;CharSet="utf-8"')
  t.equal(parameterOf(mediaType, 'charset'), 'utf-8')
  t.equal(parameterOf(mediaType, 'q'), undefined)
})
