"""Pictures of strangers: decoded within bounds, and written anew without anything but their pixels.

- ``bounds``: how large they may be.
- ``decoding``: bytes → pixels, upright and plain; or why they are refused.
- ``renditions``: the sizes and files that pages get from one picture, and their bytes.
- ``drawing``: the site's icons, from a logo or drawn.

Which bytes there are on the disk, and what is kept between two builds, is ``catalogue.gallery``'s.
"""
