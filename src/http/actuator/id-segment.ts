/** The path segment of an id: anything but nothing, so that a trailing slash leads nowhere. */
export const idSegment = ':id(^.+$)'
