"""What can go wrong when MkDocs renders, apart from MkDocs, so that nobody loads it to name it."""


class RenderingError(Exception):
    """MkDocs gave up, or warned of something; the message is its own."""
