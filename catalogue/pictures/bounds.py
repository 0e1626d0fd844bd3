"""How large a picture may be. Apart from the decoder, so that rules can name the bounds without it."""

MOST_BYTES = 8_000_000  # a photo as a telephone takes it
MOST_PIXELS = 25_000_000  # 100 MB once decoded
LONGEST_SIDE = 12_000
