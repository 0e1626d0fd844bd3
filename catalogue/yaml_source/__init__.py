"""How a YAML file becomes plain data with places, or faults that a clerk can repair.

    bytes → decoding → characters → reading (libyaml's events) → data and marks
                                        │ a fault of syntax
                                        ▼
                    recovery: faults explain it and repair the line, then reading again

Everything here speaks of one file and knows no path; ``catalogue.source`` is the way in.
"""
